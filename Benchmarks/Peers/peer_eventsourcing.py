"""The Python library eventsourcing with SQLite in its own settings (WAL, FULL): an aggregate a stream, and a view
with a tracking recorder."""

import os
import uuid

from eventsourcing.application import Application
from eventsourcing.domain import Aggregate, event
from eventsourcing.persistence import Tracking
from eventsourcing.sqlite import SQLiteDatastore, SQLiteTrackingRecorder

import facts as made

SINGLE = 1_000
REPLAY = 1_000
PAGE = 10


class Stream(Aggregate):
    def __init__(self, name):
        self.name = name
        self.fold = made.Fold()

    @staticmethod
    def create_id(name):
        return uuid.uuid5(uuid.NAMESPACE_URL, name)

    @event("Recorded")
    def record(self, fact):
        self.fold.take(fact)


class Counts(SQLiteTrackingRecorder):
    """How many facts each case has, and how far that goes."""

    def construct_create_table_statements(self):
        return super().construct_create_table_statements() + [
            "CREATE TABLE IF NOT EXISTS counts (slug TEXT PRIMARY KEY, facts INTEGER)"]

    def count(self, slug, tracking):
        with self.datastore.transaction(commit=True) as c:
            self._insert_tracking(c, tracking)
            c.execute(
                "INSERT INTO counts VALUES (?, 1) ON CONFLICT DO UPDATE SET facts = facts + 1", (slug,))


def figures(folder, bench, facts):
    yield "name", "eventsourcing 9.5.6, SQLite"

    def environment(name):
        return {
            "PERSISTENCE_MODULE": "eventsourcing.sqlite",
            "SQLITE_DBNAME": os.path.join(folder, name + ".sqlite"),
        }

    app = Application(env=environment("single"))
    first = [made.decode(line) for _, line in zip(range(SINGLE), made.lines(folder))]

    def singles():
        known = set()
        for fact in first:
            name = made.stream(fact)
            if name in known:
                stream = app.repository.get(Stream.create_id(name))
            else:
                stream = Stream(name)
                known.add(name)
            stream.record(fact)
            app.save(stream)
    # A new stream's save writes two events in one commit.
    yield "single", SINGLE / made.seconds(singles)
    app.close()

    app = Application(env=environment("batch"))
    streams = {}
    count = 0

    def batch():
        nonlocal count
        waiting = {}
        for line in made.lines(folder):
            fact = made.decode(line)
            name = made.stream(fact)
            stream = streams.get(name)
            if stream is None:
                stream = streams[name] = Stream(name)
            stream.record(fact)
            waiting[name] = stream
            count += 1
            if count % 1_000 == 0:
                app.save(*waiting.values())
                waiting = {}
        if waiting:
            app.save(*waiting.values())
    taken = made.seconds(batch)
    yield "batch", count / taken

    def replay():
        fold = made.Fold()
        start = 1
        while True:
            page = app.recorder.select_notifications(start=start, limit=REPLAY)
            for notification in page:
                told = app.mapper.to_domain_event(notification)
                fact = getattr(told, "fact", None)
                if fact is not None:
                    fold.take(fact)
            if len(page) < REPLAY:
                return
            start = page[-1].id + 1
    yield "replay", count / made.seconds(replay)

    cases = made.some([name for name in streams if name.startswith("case-")])
    yield "case", made.median(
        [made.seconds(lambda: app.repository.get(Stream.create_id(name))) for name in cases])

    top = app.recorder.max_notification_id()
    view = Counts(SQLiteDatastore(os.path.join(folder, "view.sqlite")))
    view.create_table()
    view.insert_tracking(Tracking("peers", top))
    for name in cases[:100]:
        stream = app.repository.get(Stream.create_id(name))
        stream.record({"type": "note.added", "case": name[5:], "text": "looked at again"})
        app.save(stream)
    yield "catch_up", made.seconds(lambda: catch_up(app, view))


def catch_up(app, view):
    """Brings a view to its application's last event as the library's projections do: pages of ten, and a commit
    for each event with what it changes and how far it goes."""
    while True:
        page = app.recorder.select_notifications(
            start=view.max_tracking_id("peers") + 1, limit=PAGE)
        for notification in page:
            fact = app.mapper.to_domain_event(notification).fact
            view.count(fact["case"], Tracking("peers", notification.id))
        if len(page) < PAGE:
            return
