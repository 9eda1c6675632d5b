"""message-db, where it is installed in the cluster: its functions through psycopg."""

import os
import uuid

import psycopg

import facts as made

SINGLE = 2_000
PAGE = 1_000
WRITE = "SELECT write_message(%s, %s, %s, %s::jsonb)"


def figures(folder, bench, facts):
    try:
        connection = psycopg.connect(
            dbname=os.environ["DATABASE_NAME"], autocommit=True,
            options="-c search_path=message_store,public")
        version = connection.execute("SELECT message_store_version()").fetchone()[0]
    except psycopg.Error:
        yield "name", "message-db"
        yield "absent", "not measured: it is not installed (see PEERS_PREPARE)"
        return
    server = connection.info.parameter_status("server_version").split()[0]
    yield "name", f"message-db {version}, PostgreSQL {server}"

    def write(line):
        fact = made.decode(line)
        name = made.stream(fact)
        connection.execute(
            WRITE, (str(uuid.uuid4()), name, fact["type"], line.decode()))
        return name

    first = [line for _, line in zip(range(SINGLE), made.lines(folder))]
    yield "single", SINGLE / made.seconds(lambda: [write(line) for line in first])
    connection.execute("TRUNCATE messages RESTART IDENTITY")

    names = {}
    count = 0

    def batch():
        nonlocal count
        waiting = []
        for line in made.lines(folder):
            waiting.append(line)
            if len(waiting) == 1_000:
                flush(waiting)
                waiting = []
        flush(waiting)

    def flush(waiting):
        nonlocal count
        with connection.pipeline(), connection.transaction():
            for line in waiting:
                names[write(line)] = None
        count += len(waiting)
    yield "batch", facts / made.seconds(batch)

    def pages(category, start):
        """Positions and facts from a position on; facts come as text."""
        while True:
            page = connection.execute(
                "SELECT global_position, data FROM get_category_messages(%s, %s, %s)",
                (category, start, PAGE)).fetchall()
            yield from page
            if len(page) < PAGE:
                return
            start = page[-1][0] + 1

    def replay():
        fold = made.Fold()
        for category in made.SUBJECTS:
            for _, data in pages(category, 1):
                fold.take(made.decode(data))
        return fold
    yield "replay", facts / made.seconds(replay)

    cases = made.some([name for name in names if name.startswith("case-")])

    def read(name):
        fold = made.Fold()
        for (data,) in connection.execute(
                "SELECT data FROM get_stream_messages(%s)", (name,)).fetchall():
            fold.take(made.decode(data))
    yield "case", made.median([made.seconds(lambda: read(name)) for name in cases])

    fold = replay()
    last = connection.execute("SELECT max(global_position) FROM messages").fetchone()[0]
    for name in cases[:100]:
        connection.execute(
            WRITE, (str(uuid.uuid4()), name, "note.added",
                    '{"type":"note.added","case":"%s"}' % name[5:]))

    def catch_up():
        for _, data in pages("case", last + 1):
            fold.take(made.decode(data))
    yield "catch_up", made.seconds(catch_up)
