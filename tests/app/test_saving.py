"""How it stands with the disk, word for word."""

from __future__ import annotations

from pathlib import Path

import pytest

from runofshow.app.saving import Saving, closing_words, put_back_words, recovered_words, saving_words

SHOW = Path("/media/stick/side-event-2018-12-07-0830.show")


@pytest.fixture
def spill(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    return tmp_path / ".local" / "share" / "runofshow" / "unsaved" / "x.spill"


def test_what_is_saved_needs_no_words() -> None:
    assert saving_words(Saving(True)) == ""


def test_the_bar_says_which_file_why_not_and_where_it_is_kept(spill: Path) -> None:
    assert saving_words(Saving(False, SHOW, "its disk is full", spill)) == (
        "NOT SAVED to side-event-2018-12-07-0830.show: its disk is full."
        " Kept in ~/.local/share/runofshow/unsaved/x.spill until it is back."
    )


def test_the_bar_says_when_it_is_kept_nowhere(spill: Path) -> None:
    assert saving_words(Saving(False, SHOW, "its disk is full", spill, "its disk is full")) == (
        "NOT SAVED to side-event-2018-12-07-0830.show: its disk is full."
        " Nor can it be kept in ~/.local/share/runofshow/unsaved/x.spill: its disk is full."
    )


def test_before_anything_is_known_the_bar_says_what_is() -> None:
    assert saving_words(Saving(False, None, "its disk does not answer")) == (
        "NOT SAVED: its disk does not answer."
    )


def test_a_long_name_keeps_its_beginning_and_its_time() -> None:
    show = Path("/x/what-role-for-capacity-building-in-turning-the-global-2018-12-07-0830.show")
    assert saving_words(Saving(False, show, "its disk is full")) == (
        "NOT SAVED to what-role-for-capac…2018-12-07-0830.show: its disk is full."
    )


def test_the_end_says_what_became_of_the_last_entries(spill: Path) -> None:
    saving = Saving(False, SHOW, "its disk is full", spill)
    assert closing_words(saving, 3) == (
        f"3 entries were not saved to {SHOW}: its disk is full."
        f" They are kept in {spill} and put back when the show is opened again."
    )
    assert closing_words(saving, 1) == (
        f"1 entry was not saved to {SHOW}: its disk is full."
        f" It is kept in {spill} and put back when the show is opened again."
    )
    broken = Saving(False, SHOW, "its disk is full", spill, "it cannot be written")
    assert closing_words(broken, 2) == (
        f"2 entries were not saved to {SHOW}: its disk is full."
        f" Nor could they be kept in {spill}: it cannot be written."
    )


@pytest.mark.parametrize(
    ("count", "lost", "words"),
    [
        (3, 0, "3 entries that the disk had not taken were put back."),
        (1, 0, "1 entry that the disk had not taken was put back."),
        (0, 0, ""),
        (0, 1, "One entry that had been kept could not be read and was passed over."),
        (
            2,
            3,
            "2 entries that the disk had not taken were put back."
            " 3 entries that had been kept could not be read and were passed over.",
        ),
    ],
)
def test_what_was_put_back_is_counted(count: int, lost: int, words: str) -> None:
    assert put_back_words(count, lost) == words


def test_a_recovered_show_says_where_it_came_from() -> None:
    made = Path("/home/documents/y.show")
    assert recovered_words(SHOW, made, 0) == (
        f"Its file {SHOW} is gone. All that was kept is in {made} from now on."
    )
    assert recovered_words(None, made, 1) == (
        f"Its file could never be made. All that was kept is in {made} from now on."
        " One entry that had been kept could not be read and was passed over."
    )
