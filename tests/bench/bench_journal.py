"""How fast the journal is, each figure beside a floor of the same run: `python tests/bench/bench_journal.py`.

Appending is compared with a bare sqlite3 INSERT and COMMIT under the same pragmas, replaying with
`json.loads` of the same rows. Ratios travel between machines, times do not.
"""

from __future__ import annotations

import argparse
import gc
import json
import sqlite3
import statistics
import tempfile
from collections.abc import Callable, Sequence
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import perf_counter

from runofshow.clock import Now
from runofshow.journal.codec import COLUMNS, decode_rows, encode_fact
from runofshow.journal.store import create, open_journal
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


def bench_append(folder: Path, facts: Sequence[Fact]) -> None:
    """One fact, one commit: ours and bare SQLite's in turn, so that both see the same disk."""
    insert = f"INSERT INTO facts VALUES ({', '.join('?' * len(COLUMNS))})"
    ours, bare = [], []
    with (
        create(folder / "append.show", PROGRAMME) as journal,
        closing(sqlite3.connect(folder / "bare.db", isolation_level=None)) as connection,
    ):
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute(f"CREATE TABLE facts (seq INTEGER PRIMARY KEY, {', '.join(COLUMNS[1:])})")
        for fact in facts:
            row = encode_fact(fact)

            def commit(row: tuple[object, ...] = row) -> None:
                connection.execute("BEGIN IMMEDIATE")
                connection.execute(insert, row)
                connection.execute("COMMIT")

            bare.append(_milliseconds(commit))
            ours.append(_milliseconds(lambda fact=fact: journal.append([fact])))
    for percent in (50, 99):
        _line(
            f"append one fact, p{percent}",
            _percentile(ours, percent),
            _percentile(bare, percent),
            "bare INSERT + COMMIT",
        )


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
        whole = bench_replay(Path(folder), facts, given.rounds)
    verdict = "within" if whole <= TARGET_MS else "MISSES"
    print(f"{given.facts:,} facts replayed in {whole:.0f} ms: {verdict} the target of {TARGET_MS:.0f} ms")


if __name__ == "__main__":
    main()
