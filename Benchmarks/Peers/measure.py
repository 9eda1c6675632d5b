"""Runs each peer in a process of its own, and prints one table."""

import importlib
import json
import os
import subprocess
import sys

PEERS = ["docket", "eventsourcing", "message_db", "duckdb_table"]
# Seconds after which a peer is cut off.
LIMIT = 900
FIGURES = ["single", "batch", "replay", "case", "catch_up"]


def one(name, folder, bench, facts):
    """A peer's figures as JSON: those that have come out before it fails are kept."""
    peer = importlib.import_module("peer_" + name)
    for figure, value in peer.figures(folder, bench, facts):
        print(json.dumps([figure, value]), flush=True)


def main():
    folder, bench, facts = sys.argv[1], sys.argv[2], int(sys.argv[3])
    if len(sys.argv) > 4:
        return one(sys.argv[4], folder, bench, facts)
    print(f"| {facts:,} facts | durable single appends/s | batch append/s | replay, decode, fold/s "
          "| one case | catch-up after 100 facts |")
    print("|---|---|---|---|---|---|")
    for name in PEERS:
        print(f"peers: measuring {name}", file=sys.stderr, flush=True)
        place = os.path.join(folder, name)
        os.mkdir(place)
        with open(os.path.join(place, "figures"), "w+") as answer:
            try:
                subprocess.run(
                    [sys.executable, "-m", "measure", place, bench, str(facts), name],
                    stdout=answer, timeout=LIMIT)
            except subprocess.TimeoutExpired:
                print(f"peers: {name} took over {LIMIT} s", file=sys.stderr)
            answer.seek(0)
            found = dict(json.loads(line) for line in answer)
        cells = [shown(figure, found.get(figure)) for figure in FIGURES]
        if "absent" in found:
            cells = [found["absent"]] + [""] * (len(FIGURES) - 1)
        print(f"| {found.get('name', name)} | " + " | ".join(cells) + " |", flush=True)


def shown(figure, value):
    if value is None:
        return "failed, or cut off"
    if figure == "case":
        return f"{value * 1e6:,.0f} µs"
    if figure == "catch_up":
        return f"{value * 1e3:,.1f} ms"
    return f"{value:,.0f}"


if __name__ == "__main__":
    main()
