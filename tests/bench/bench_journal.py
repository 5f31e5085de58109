"""How fast the journal is, each figure beside a floor of the same run: `python tests/bench/bench_journal.py`.

Appending is compared with a bare sqlite3 INSERT and COMMIT under the same pragmas, replaying with
`json.loads` of the same rows, a spill with a bare write and fsync, and a command with a bare commit and a
label's repaint. Ratios travel between machines, times do not.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import sqlite3
import statistics
import tempfile
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import perf_counter

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from runofshow.clock import Now, SystemClock
from runofshow.journal.codec import COLUMNS, decode_rows, encode_fact
from runofshow.journal.errors import JournalCode, JournalError
from runofshow.journal.news import News, Saved, Tell
from runofshow.journal.sink import JournalSink
from runofshow.journal.spill import fact_lines
from runofshow.journal.spill_file import SpillFolder
from runofshow.journal.store import Journal, create, open_journal
from runofshow.programme.models import Programme
from runofshow.show.evolve import replay
from runofshow.show.facts import (
    AllotmentAdjusted,
    CardCleared,
    CardShown,
    CountTaken,
    EntryAmended,
    EntryAnswered,
    EntryLogged,
    Fact,
    FactBody,
    ShowOpened,
    ShowPaused,
    ShowResumed,
    ShowStarted,
    SlotTaken,
    TurnFinished,
)

START = datetime(2018, 12, 7, 7, 30, tzinfo=UTC)
TARGET_MS = 150.0
LINE = "Regional dialogue should hear cities before it settles what is asked of them. "

PROGRAMME = Programme.model_validate(
    {
        "title": "A day of many facts",
        "date": "2018-12-07",
        "start": "08:30",
        "time_zone": "Africa/Casablanca",
        "segments": [{"id": f"part-{n}", "title": f"Part {n}", "duration": "15m"} for n in range(40)],
    }
)


def _ten_bodies(n: int) -> tuple[FactBody, ...]:
    """The mix of a long day: for each taking of a slot, its clock's facts and five minute entries or so."""
    run, slot = f"r{n}", f"part-{n % 40}"
    return (
        SlotTaken(run, slot),
        EntryLogged(f"e{n}", "conclusion", LINE * (1 + n % 4)),
        EntryLogged(f"q{n}", "question", LINE, asker="A. Delegate", organisation="A city", to="chair"),
        EntryAnswered(f"q{n}", "answered", LINE, "chair"),
        EntryAmended(f"e{n}", {"text": LINE, "due": None}),
        ShowPaused(),
        ShowResumed(),
        CardShown("Please conclude", "warning") if n % 2 else CardCleared(),
        CountTaken(f"p{n % 5}", {"yes": n, "no": 3, "abstain": 1})
        if n % 3
        else AllotmentAdjusted(slot, 60, run),
        TurnFinished(run),
    )


def mixed_facts(count: int) -> list[Fact]:
    """`count` facts, a second apart, as a show might have made them."""
    bodies: list[FactBody] = [ShowOpened("live", START), ShowStarted()]
    for n in range(count // 10 + 1):
        bodies.extend(_ten_bodies(n))
    return [
        Fact(
            seq,
            seq,
            Now(START + timedelta(seconds=seq), seq * 10**9, "boot"),
            body,
            "next",
            "chair",
            f"c{seq}",
        )
        for seq, body in enumerate(bodies[:count], 1)
    ]


def _milliseconds(work: Callable[[], object]) -> float:
    begun = perf_counter()
    work()
    return (perf_counter() - begun) * 1000


def _best(work: Callable[[], object], rounds: int) -> float:
    """The median of several rounds, in ms, with the cyclic collector off as the journal has it."""
    gc.collect()
    gc.disable()
    try:
        return statistics.median(_milliseconds(work) for _ in range(rounds))
    finally:
        gc.enable()


def _percentile(times: Sequence[float], percent: float) -> float:
    return sorted(times)[round((len(times) - 1) * percent / 100)]


def _line(name: str, figure: float, floor: float, floor_name: str) -> None:
    print(f"{name:<34}{figure:9.3f} ms   {floor_name:<26}{floor:9.3f} ms   ratio {figure / floor:5.2f}")


def _lines(name: str, ours: Sequence[float], bare: Sequence[float], floor_name: str) -> None:
    for percent in (50, 99):
        _line(f"{name}, p{percent}", _percentile(ours, percent), _percentile(bare, percent), floor_name)


@contextmanager
def _bare_commits(path: Path) -> Iterator[Callable[[Fact], None]]:
    """One row, one commit, with nothing around it."""
    insert = f"INSERT INTO facts VALUES ({', '.join('?' * len(COLUMNS))})"
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute(f"CREATE TABLE facts (seq INTEGER PRIMARY KEY, {', '.join(COLUMNS[1:])})")

        def commit(fact: Fact) -> None:
            row = encode_fact(fact)
            connection.execute("BEGIN IMMEDIATE")
            connection.execute(insert, row)
            connection.execute("COMMIT")

        yield commit


def bench_append(folder: Path, facts: Sequence[Fact]) -> None:
    """One fact, one commit: ours and bare SQLite's in turn, so that both see the same disk."""
    ours, bare = [], []
    with create(folder / "append.show", PROGRAMME) as journal, _bare_commits(folder / "bare.db") as commit:
        for fact in facts:
            bare.append(_milliseconds(lambda fact=fact: commit(fact)))
            ours.append(_milliseconds(lambda fact=fact: journal.append([fact])))
    _lines("append one fact", ours, bare, "bare INSERT + COMMIT")


def bench_acknowledge(folder: Path, facts: Sequence[Fact]) -> None:
    """From `put` on one thread to the acknowledgement on the journal's."""
    ours, bare, heard = [], [], threading.Semaphore(0)

    def tell(news: News) -> None:
        if isinstance(news, Saved):
            heard.release()

    sink = _sink(folder / "acknowledge.show", folder, tell)
    with _bare_commits(folder / "bare-acknowledge.db") as commit:
        for fact in facts:
            bare.append(_milliseconds(lambda fact=fact: commit(fact)))
            ours.append(_milliseconds(lambda fact=fact: (sink.put([fact]), heard.acquire())))
    sink.close(10)
    _lines("put to acknowledged", ours, bare, "bare INSERT + COMMIT")


def _sink(path: Path, folder: Path, tell: Tell) -> JournalSink:
    return JournalSink(lambda: create(path, PROGRAMME), tell, PROGRAMME, SpillFolder(folder / "unsaved"))


def bench_spill(folder: Path, facts: Sequence[Fact]) -> None:
    """While the show's file cannot be made: from `put` until the spill holds it."""

    def refuse() -> Journal:
        raise JournalError(JournalCode.NOT_WRITABLE, folder, "No.", why="it may not be written")

    ours, bare = [], []
    place = SpillFolder(folder / "unsaved")
    sink = JournalSink(refuse, lambda news: None, PROGRAMME, place, first_retry=60)
    sink.put(facts[:1])
    sink.spill()
    with (folder / "bare.lines").open("ab", buffering=0) as file:
        for fact in facts[1:]:

            def write(fact: Fact = fact) -> None:
                file.write(fact_lines([fact]))
                os.fsync(file.fileno())

            bare.append(_milliseconds(write))
            ours.append(_milliseconds(lambda fact=fact: (sink.put([fact]), sink.wait_kept(10))))
    sink.close(0.01)
    _lines("put to kept in a spill", ours, bare, "bare write + fsync")


def bench_command(folder: Path, count: int) -> None:
    """From a command to a label painted with what is on the disk, through the hub, disk and all well."""
    from PySide6.QtCore import QEventLoop
    from PySide6.QtWidgets import QApplication, QLabel

    from runofshow.app.hub import Hub
    from runofshow.show.commands import Note, Start
    from runofshow.show.decider import Decider

    app = QApplication.instance() or QApplication([])
    label, loop = QLabel("0"), QEventLoop()
    label.resize(1280, 800)
    label.show()
    hub = Hub(SystemClock(), Decider(PROGRAMME), lambda tell: _sink(folder / "command.show", folder, tell))

    def paint(words: str) -> None:
        label.setText(words)
        label.repaint()

    def painted(_changed: object) -> None:
        paint(str(hub.shown.seq))
        loop.quit()

    hub.changed.connect(painted)
    hub.submit(Start())
    loop.exec()
    ours, bare, facts = [], [], mixed_facts(count)
    with _bare_commits(folder / "bare-command.db") as commit:
        for fact in facts:
            bare.append(_milliseconds(lambda fact=fact: (commit(fact), paint(str(fact.seq)))))
            command = Note(kind="note", text=LINE)
            ours.append(_milliseconds(lambda command=command: (hub.submit(command), loop.exec())))
    hub.shut()
    app.processEvents()
    _lines("command to painted", ours, bare, "bare commit + repaint")


def bench_replay(folder: Path, facts: Sequence[Fact], rounds: int) -> float:
    """Open and replay a closed show; returns the whole in ms."""
    path = folder / "replay.show"
    with create(path, PROGRAMME) as journal:
        journal.append(facts)
    rows = [encode_fact(fact) for fact in facts]

    def load() -> None:
        with open_journal(path, writer=False) as journal:
            replay(journal.programme, journal.facts())

    def read() -> None:
        with open_journal(path, writer=False) as journal:
            journal.facts()

    floor = _best(lambda: [json.loads(row[9]) for row in rows], rounds)
    _line("decode", _best(lambda: decode_rows(rows), rounds), floor, "json.loads of each body")
    _line("open + read + decode", _best(read, rounds), floor, "json.loads of each body")
    _line("evolve alone", _best(lambda: replay(PROGRAMME, facts), rounds), floor, "json.loads of each body")
    whole = _best(load, rounds)
    _line("open + replay, the whole", whole, floor, "json.loads of each body")
    return whole


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--facts", type=int, default=10_000, help="facts to replay")
    parser.add_argument("--appends", type=int, default=2_000, help="facts to append one by one")
    parser.add_argument("--rounds", type=int, default=7)
    given = parser.parse_args()
    facts = mixed_facts(given.facts)
    # In the working folder's file system, not in a temporary one that may be memory.
    with tempfile.TemporaryDirectory(dir=Path.cwd()) as folder:
        bench_append(Path(folder), facts[: given.appends])
        bench_acknowledge(Path(folder), facts[: given.appends])
        bench_command(Path(folder), given.appends // 2)
        bench_spill(Path(folder), facts[: given.appends // 2])
        whole = bench_replay(Path(folder), facts, given.rounds)
    verdict = "within" if whole <= TARGET_MS else "MISSES"
    print(f"{given.facts:,} facts replayed in {whole:.0f} ms: {verdict} the target of {TARGET_MS:.0f} ms")


if __name__ == "__main__":
    main()
