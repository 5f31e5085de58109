"""Names of shows, and shows that wait to be finished."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from runofshow.clock import Now
from runofshow.journal.names import show_path, unfinished_shows
from runofshow.journal.store import create
from runofshow.programme.models import Programme
from runofshow.show.facts import (
    CommandUndone,
    EntryStruck,
    Fact,
    FactBody,
    ShowEnded,
    ShowOpened,
    ShowStarted,
    SlotTaken,
)

WALL = datetime(2018, 12, 7, 7, 30, tzinfo=UTC)


def _titled(programme: Programme, title: str) -> Programme:
    return programme.model_copy(update={"title": title})


def test_a_show_is_named_for_title_and_the_local_time_of_its_making(
    tmp_path: Path, programme: Programme
) -> None:
    assert (
        show_path(programme, tmp_path, WALL) == tmp_path / "local-voices-in-global-talks-2018-12-07-0830.show"
    )


def test_the_date_is_that_of_the_programmes_zone(tmp_path: Path, programme: Programme) -> None:
    late = datetime(2018, 12, 7, 23, 30, tzinfo=UTC)
    assert show_path(_titled(programme, "x"), tmp_path, late).name == "x-2018-12-08-0030.show"


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Une coopération d'été : Mali/Niger", "une-cooperation-d-ete-mali-niger"),
        ("../../etc/passwd", "etc-passwd"),
        ("Hello_World", "hello-world"),
        ("؟!", "show"),
        ("الهجرة والتنمية", "الهجرة-والتنمية"),
        ("word " * 30, "-".join(["word"] * 12)),
        ("x" * 300, "x" * 60),
    ],
)
def test_a_slug_holds_letters_and_digits(tmp_path: Path, programme: Programme, title: str, slug: str) -> None:
    name = show_path(_titled(programme, title), tmp_path, WALL).name
    assert name == f"{slug}-2018-12-07-0830.show"


@pytest.mark.parametrize("title", ["移" * 200, "移民 " * 100, "𐍈" * 100])
def test_a_name_fits_every_file_system(tmp_path: Path, programme: Programme, title: str) -> None:
    path = show_path(_titled(programme, title), tmp_path, WALL)
    assert len(f"{path.name}-journal".encode()) <= 255
    path.touch()


def test_a_name_is_never_used_again(tmp_path: Path, programme: Programme) -> None:
    names = []
    for _ in range(3):
        path = show_path(programme, tmp_path, WALL)
        path.touch()
        names.append(path.stem.removeprefix("local-voices-in-global-talks-2018-12-07-0830"))
    assert names == ["", "-2", "-3"]


@pytest.fixture
def keep(tmp_path: Path) -> Callable[..., Path]:
    """`keep(name, programme, *bodies)`: a closed show of these facts, `minute` minutes after the start."""

    def make(name: str, programme: Programme, *bodies: FactBody, minute: int = 0) -> Path:
        path = tmp_path / name
        wall = WALL + timedelta(minutes=minute)
        with create(path, programme) as journal:
            journal.append([Fact(n, n, Now(wall, n, "b"), body) for n, body in enumerate(bodies, 1)])
        return path

    return make


RUNNING: tuple[FactBody, ...] = (ShowOpened("live", WALL), ShowStarted(), SlotTaken("r1", "welcome"))


def test_live_shows_that_have_not_ended_are_found_latest_first(
    tmp_path: Path, programme: Programme, keep: Callable[..., Path], contents: Callable[[Path], object]
) -> None:
    early = keep("early.show", programme, *RUNNING)
    late = keep("late.show", programme, *RUNNING, minute=5)
    keep("ended.show", programme, *RUNNING, ShowEnded())
    keep("rehearsal.show", programme, ShowOpened("rehearsal", WALL), *RUNNING[1:])
    keep("untouched.show", programme)
    keep("other.show", _titled(programme, "Other"), *RUNNING)
    keep(
        "other-day.show",
        programme.model_copy(update={"date": datetime(2019, 1, 1, tzinfo=UTC).date()}),
        *RUNNING,
    )
    before = contents(tmp_path)
    assert unfinished_shows(programme, tmp_path) == (late, early)
    assert contents(tmp_path) == before


def test_junk_in_the_folder_is_passed_over(
    tmp_path: Path, programme: Programme, keep: Callable[..., Path]
) -> None:
    found = keep("good.show", programme, *RUNNING)
    (tmp_path / "empty.show").touch()
    (tmp_path / "noise.show").write_bytes(b"\xff" * 5000)
    (tmp_path / "folder.show").mkdir()
    (tmp_path / "cut.show").write_bytes(found.read_bytes()[:5000])
    (tmp_path / "dangling.show").symlink_to(tmp_path / "nowhere")
    assert unfinished_shows(programme, tmp_path) == (found,)


@pytest.mark.parametrize(
    "bodies",
    [
        (ShowOpened("live", WALL), SlotTaken("r1", "nowhere")),
        (ShowOpened("live", WALL), CommandUndone("start")),
        (*RUNNING, EntryStruck("none")),
    ],
)
def test_facts_that_do_not_fit_together_are_passed_over(
    tmp_path: Path, programme: Programme, keep: Callable[..., Path], bodies: tuple[FactBody, ...]
) -> None:
    found = keep("good.show", programme, *RUNNING)
    damaged = keep("damaged.show", programme, *bodies, minute=5)
    before = damaged.read_bytes()
    assert unfinished_shows(programme, tmp_path) == (found,)
    assert damaged.read_bytes() == before


def test_a_fact_of_no_time_is_passed_over(
    tmp_path: Path, programme: Programme, keep: Callable[..., Path]
) -> None:
    path = keep("timeless.show", programme, *RUNNING)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE facts SET wall_us = ?", (2**62,))
    assert unfinished_shows(programme, tmp_path) == ()


def test_where_there_is_no_folder_there_are_no_shows(tmp_path: Path, programme: Programme) -> None:
    assert unfinished_shows(programme, tmp_path / "none") == ()
