"""The facts of a run, the fold that all peers do, and clocks."""

import os
import time

import orjson

SUBJECTS = ("case", "law", "party", "source", "swap")


def lines(folder):
    """The facts as bytes, in order: one file for all peers."""
    with open(os.path.join(folder, "..", "facts.jsonl"), "rb") as file:
        yield from file


def stream(fact):
    """The stream of a fact: its subject's kind and slug."""
    if fact["type"].startswith("party."):
        return f"party-{fact['party']}"
    if fact["type"].startswith("source."):
        return f"source-{fact['source']}"
    for kind in SUBJECTS:
        if kind in fact:
            return f"{kind}-{fact[kind]}"
    raise ValueError(fact["type"])


class Fold:
    """State of each case and counts of each country, from one fact after the other."""

    def __init__(self):
        self.cases = {}
        self.countries = {}

    def take(self, fact):
        slug = fact.get("case")
        if slug is None or fact["type"] == "swap.concluded":
            return
        state = self.cases.setdefault(slug, [0, None, None, None])
        state[0] += 1
        state[1] = fact["type"]
        day = fact.get("occurred")
        if day is not None:
            if state[2] is None or day < state[2]:
                state[2] = day
            if state[3] is None or day > state[3]:
                state[3] = day
        if fact["type"] == "case.opened":
            for code in [fact["country"], *fact.get("on_behalf_of", [])]:
                self.countries[code] = self.countries.get(code, 0) + 1


def decode(line):
    return orjson.loads(line)


def seconds(work):
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def median(numbers):
    return sorted(numbers)[len(numbers) // 2]


def some(names, count=200):
    """So many of the names, spread."""
    step = max(1, len(names) // count)
    return names[::step][:count]
