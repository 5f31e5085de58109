"""A spill on a real disk: whole lines or none, for nobody's eyes but the user's."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from journal.disks import no_file_grows
from journal.test_spill import WRITER
from runofshow.journal.spill import Head, fact_lines, read_spill
from runofshow.journal.spill_file import SpillFolder
from runofshow.programme.models import Programme
from runofshow.show.facts import Fact

MakeFacts = Callable[..., list[Fact]]


@pytest.fixture
def head(programme: Programme) -> Head:
    return Head("0123456789abcdef", Path("/stick/x.show"), programme, WRITER)


def facts_in(path: Path) -> list[Fact]:
    spill = read_spill(path)
    assert spill
    assert spill.damaged == 0
    return list(spill.facts)


def test_the_folder_is_made_when_it_is_needed_and_nobody_else_may_look_into_it(
    tmp_path: Path, head: Head
) -> None:
    folder = SpillFolder(tmp_path / "data" / "unsaved")
    assert not folder.path.exists()
    spill = folder.begin(head)
    spill.close()
    assert stat.S_IMODE(folder.path.stat().st_mode) == 0o700
    assert stat.S_IMODE(spill.path.stat().st_mode) == 0o600


def test_a_spill_is_called_by_the_time_of_the_programmes_place_and_its_show(
    tmp_path: Path, head: Head
) -> None:
    names = [SpillFolder(tmp_path).begin(head).path.name for _ in range(2)]
    assert names == ["2018-12-07-0900-01234567.spill", "2018-12-07-0900-01234567-2.spill"]


def test_what_was_appended_is_there_beside_the_head(
    tmp_path: Path, head: Head, make_facts: MakeFacts
) -> None:
    spill = SpillFolder(tmp_path).begin(head)
    spill.append(fact_lines(make_facts(2)))
    spill.append(fact_lines(make_facts(1, after=2)))
    assert facts_in(spill.path) == make_facts(3)


def test_a_full_disk_leaves_whole_lines_only_and_takes_the_rest_later(
    tmp_path: Path, head: Head, make_facts: MakeFacts
) -> None:
    spill = SpillFolder(tmp_path).begin(head)
    spill.append(fact_lines(make_facts(2)))
    rest = fact_lines(make_facts(50, after=2))
    with no_file_grows(spill.path.stat().st_size + 300), pytest.raises(OSError, match="large"):
        spill.append(rest)
    assert facts_in(spill.path) == make_facts(2)
    spill.append(rest)
    assert facts_in(spill.path) == make_facts(52)


def test_a_torn_line_that_cannot_be_cut_off_costs_itself_alone(
    tmp_path: Path, head: Head, make_facts: MakeFacts, monkeypatch: pytest.MonkeyPatch
) -> None:
    spill = SpillFolder(tmp_path).begin(head)

    def refuse(descriptor: int, length: int) -> None:
        raise OSError("not on this disk")

    with monkeypatch.context() as stubborn, no_file_grows(spill.path.stat().st_size + 100):
        stubborn.setattr(os, "ftruncate", refuse)
        with pytest.raises(OSError, match="large"):
            spill.append(fact_lines(make_facts(3)))
    spill.append(fact_lines(make_facts(3)))
    found = read_spill(spill.path)
    assert found
    assert (list(found.facts), found.damaged) == (make_facts(3), 1)


def test_a_disk_that_does_not_take_even_the_head_is_left_without_a_file(tmp_path: Path, head: Head) -> None:
    with no_file_grows(10), pytest.raises(OSError, match="large"):
        SpillFolder(tmp_path).begin(head)
    assert list(tmp_path.iterdir()) == []


def test_a_spill_that_somebody_took_away_is_not_written_into_the_void(
    tmp_path: Path, head: Head, make_facts: MakeFacts
) -> None:
    spill = SpillFolder(tmp_path).begin(head)
    spill.path.unlink()
    with pytest.raises(FileNotFoundError):
        spill.append(fact_lines(make_facts(1)))


def test_removing_takes_the_file_away_and_once_is_enough(tmp_path: Path, head: Head) -> None:
    folder = SpillFolder(tmp_path)
    spill = folder.begin(head)
    spill.remove()
    spill.remove()
    folder.remove(spill.path)
    assert list(tmp_path.iterdir()) == []
