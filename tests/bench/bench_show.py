"""How fast the pure core is, each figure beside a floor of the same run: `python tests/bench/bench_show.py`.

The show: a long day of 100 segments with 5 turns each, after 150 slots. Floors: making as many plain
objects as the result has, or adding up as many numbers. Ratios travel between machines, times do not.
"""

from __future__ import annotations

import gc
import statistics
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from time import perf_counter

from runofshow.clock import ManualClock, Now
from runofshow.programme.models import Person, Programme, Segment, Turn
from runofshow.show.catchup import Change, ProposalKind, proposals
from runofshow.show.catchup_table import catch_up_command, catch_up_table
from runofshow.show.commands import Next, Note, Start
from runofshow.show.decider import Decider
from runofshow.show.evolve import replay
from runofshow.show.facts import Fact
from runofshow.show.outlook import outlook
from runofshow.show.rows import Row, rows
from runofshow.show.state import Show
from runofshow.show.trial import tried_rows

MINUTE = timedelta(minutes=1)
START = datetime(2018, 12, 7, 7, 30, tzinfo=UTC)
SEGMENTS, TURNS, TAKEN, FACTS = 100, 5, 150, 10_000


@dataclass(frozen=True, slots=True)
class Scalars:
    """As many fields as an outlook has, and nothing to reckon."""

    a: object = None
    b: object = None
    c: object = None
    d: object = None
    e: object = None
    f: object = None
    g: object = None
    h: object = None
    i: object = None
    j: object = None
    k: object = None
    l: object = None  # noqa: E741 - one letter a field
    m: object = None
    n: object = None
    o: object = None
    p: object = None
    q: object = None
    r: object = None
    s: object = None
    t: object = None
    u: object = None
    v: object = None


@dataclass(frozen=True, slots=True)
class Plain:
    """What a fact makes at least: one object that points to the one before."""

    seq: int
    before: Plain | None


def long_day(turns: int) -> Programme:
    """100 segments of five minutes, with or without turns."""
    return Programme(
        title="A long day",
        date=date(2018, 12, 7),
        start=time(8, 30),
        time_zone="Africa/Casablanca",
        people=(Person(id="who", name="Who Ever"),),
        segments=tuple(
            Segment(
                id=f"s{n}",
                title=f"Segment {n}",
                duration=5 * MINUTE,
                turns=tuple(Turn(id=f"t{i}", person="who", duration=MINUTE) for i in range(turns)),
            )
            for n in range(SEGMENTS)
        ),
    )


def performed(programme: Programme, taken: int) -> tuple[Show, Now, list[Fact]]:
    """The programme's show after so many slots, each some seconds over."""
    clock, decider = ManualClock(START), Decider(programme)
    facts = list(decider.submit(Start(), clock.now()).facts)
    for _ in range(taken - 1):
        clock.jump(timedelta(seconds=63))
        facts += decider.submit(Next(), clock.now()).facts
    return decider.current, clock.jump(timedelta(seconds=17)), facts


def long_journal(programme: Programme) -> list[Fact]:
    """10,000 facts: a `next` among every 20 notes while the slots last, then notes alone."""
    clock, decider = ManualClock(START), Decider(programme)
    facts = list(decider.submit(Start(), clock.now()).facts)
    while len(facts) < FACTS:
        clock.jump(timedelta(seconds=3))
        is_move = len(facts) % 20 == 0 and outlook(decider.current, clock.now()).next_slot is not None
        command = Next() if is_move else Note(kind="note", text="Words that were said")
        facts += decider.submit(command, clock.now()).facts
    return facts


def seconds(work: Callable[[], object], times: int, rounds: int = 9) -> float:
    """The best of several rounds: what the machine can do when nobody disturbs it."""
    gc.collect()
    gc.disable()
    try:
        found = []
        for _ in range(rounds):
            began = perf_counter()
            for _ in range(times):
                work()
            found.append((perf_counter() - began) / times)
    finally:
        gc.enable()
    return min(found)


def report(name: str, figure: float, floor_name: str, floor: float, target: float | None = None) -> None:
    """One line: figure, floor, ratio and, where there is one, the target."""
    unit, scale = ("ms", 1e3) if figure >= 1e-3 else ("µs", 1e6)
    aim = f"   target {target * scale:.0f} {unit}" if target is not None else ""
    print(
        f"{name:<46} {figure * scale:8.2f} {unit}   "
        f"{floor_name}: {floor * scale:8.2f} {unit}   ratio {figure / floor:6.1f}{aim}"
    )


def measure_looking(turns: int) -> None:
    """Scalars and rows of a long day."""
    programme = long_day(turns)
    show, now, _ = performed(programme, min(TAKEN, SEGMENTS * max(1, turns) // 2))
    made = rows(show, now)
    kind = f"{SEGMENTS} segments × {turns} turns" if turns else f"{SEGMENTS} segments without turns"
    print(f"\n{kind}, {len(show.control.runs)} slots taken, {len(made)} rows")
    plain = seconds(Scalars, 10_000)
    report("outlook, per frame", seconds(lambda: outlook(show, now), 2_000), "empty object", plain, 50e-6)
    fields = [row._asdict() for row in made]
    same = seconds(lambda: [Row(**row) for row in fields], 20)
    report("rows, per fact", seconds(lambda: rows(show, now), 20), "the same rows, copied", same, 1e-3)


def measure_commands() -> None:
    """Decide and evolve, command by command, over the first 150 slots."""
    programme = long_day(TURNS)
    found = []
    for _ in range(5):
        clock, decider = ManualClock(START), Decider(programme)
        decider.submit(Start(), clock.now())
        for _ in range(TAKEN):
            now = clock.jump(timedelta(seconds=63))
            began = perf_counter()
            decider.submit(Next(), now)
            found.append(perf_counter() - began)
    numbers = list(range(SEGMENTS * TURNS))
    floor = seconds(lambda: sum(numbers), 2_000)
    print(f"\n{len(found)} commands")
    report("next: decide + evolve, median", statistics.median(found), f"sum of {len(numbers)} ints", floor)


def measure_replay() -> None:
    """A journal of 10,000 facts through evolve alone."""
    programme = long_day(TURNS)
    facts = long_journal(programme)

    def chained() -> Plain | None:
        last: Plain | None = None
        for fact in facts:
            last = Plain(fact.seq, last)
        return last

    print(f"\n{len(facts)} facts")
    taken = seconds(lambda: replay(programme, facts), 1, 5)
    report("replay through evolve", taken, "a chain of plain objects", seconds(chained, 1, 5), 80e-3)


def measure_catching_up() -> None:
    """Proposals for a late day, their table, and the rundown as an accepted one would make it."""
    programme = long_day(TURNS)
    show, now, _ = performed(programme, TAKEN)
    view = outlook(show, now)
    table = catch_up_table(show, view)
    command = catch_up_command(table, ProposalKind.SPREAD)
    assert command is not None
    changes = [change for proposal in table.proposals for change in proposal.changes]
    fields = [(change.item, change.before, change.after) for change in changes]
    same = seconds(lambda: [Change(*field) for field in fields], 50)
    print(f"\n{len(table.rows)} rows to come, {len(changes)} changes in three proposals")
    report("proposals", seconds(lambda: proposals(show, now), 20), "the same changes, copied", same, 5e-3)
    made = seconds(lambda: rows(show, now), 20)
    report("their table", seconds(lambda: catch_up_table(show, view), 10), "rows, per fact", made)
    report("a preview", seconds(lambda: tried_rows(show, command, view), 10), "rows, per fact", made)


def main() -> None:
    """Print every figure."""
    measure_looking(TURNS)
    measure_looking(0)
    measure_catching_up()
    measure_commands()
    measure_replay()


if __name__ == "__main__":
    main()
