"""DuckDB: a table of facts as JSON, folded by one query; it keeps no view, so that catching up is folding again."""

import os

import duckdb

import facts as made

SINGLE = 1_000
CASES = """
    SELECT body->>'$.case' AS slug, count(*), arg_max(body->>'$.type', position),
      min(body->>'$.occurred'), max(body->>'$.occurred')
    FROM facts WHERE slug IS NOT NULL AND body->>'$.type' <> 'swap.concluded' GROUP BY slug"""
COUNTRIES = """
    SELECT code, count(*) FROM (
      SELECT body->>'$.country' AS code FROM facts WHERE body->>'$.type' = 'case.opened'
      UNION ALL
      SELECT unnest(body->>'$.on_behalf_of[*]') FROM facts WHERE body->>'$.type' = 'case.opened')
    GROUP BY code"""


def table(path):
    connection = duckdb.connect(path)
    connection.execute("CREATE TABLE facts (position BIGINT, stream VARCHAR, body JSON)")
    return connection


def figures(folder, bench, facts):
    yield "name", f"DuckDB {duckdb.__version__}"
    connection = table(os.path.join(folder, "single.duckdb"))
    first = [line.decode() for _, line in zip(range(SINGLE), made.lines(folder))]

    def singles():
        for position, line in enumerate(first, 1):
            connection.execute(
                "INSERT INTO facts VALUES (?, ?, ?)",
                (position, made.stream(made.decode(line)), line))
    yield "single", SINGLE / made.seconds(singles)
    connection.close()

    connection = table(os.path.join(folder, "batch.duckdb"))
    file = os.path.join(folder, "..", "facts.jsonl")

    def batch():
        connection.execute(
            """INSERT INTO facts SELECT row_number() OVER (), CASE
                 WHEN json->>'$.type' LIKE 'party.%' THEN 'party-' || (json->>'$.party')
                 WHEN json->>'$.type' LIKE 'source.%' THEN 'source-' || (json->>'$.source')
                 WHEN json->>'$.type' LIKE 'law.%' THEN 'law-' || (json->>'$.law')
                 WHEN json->>'$.type' LIKE 'swap.%' THEN 'swap-' || (json->>'$.swap')
                 ELSE 'case-' || (json->>'$.case') END, json
               FROM read_json_objects(?, format = 'newline_delimited')""", [file])
    yield "batch", facts / made.seconds(batch)

    def replay():
        connection.execute(CASES).fetchall()
        connection.execute(COUNTRIES).fetchall()
    yield "replay", facts / made.seconds(replay)

    cases = [row[0] for row in connection.execute(
        "SELECT DISTINCT stream FROM facts WHERE stream LIKE 'case-%' ORDER BY stream").fetchall()]

    def read(name):
        fold = made.Fold()
        for (line,) in connection.execute(
                "SELECT body FROM facts WHERE stream = ? ORDER BY position", (name,)).fetchall():
            fold.take(made.decode(line))
    yield "case", made.median([made.seconds(lambda: read(name)) for name in made.some(cases)])

    for name in cases[:100]:
        connection.execute(
            "INSERT INTO facts VALUES (?, ?, ?)",
            (facts + 1, name, '{"type":"note.added","case":"%s"}' % name[5:]))
    yield "catch_up", made.seconds(replay)
