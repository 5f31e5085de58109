"""How it stands with the disk, in words: in the bar, at the end, and when something was put back."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

__all__ = ["Saving", "closing_words", "put_back_words", "recovered_words", "saving_words", "short_path"]

_LONGEST_NAME = 40
"""Characters of a file's name in the bar: date and time, at its end, tell shows apart."""


@dataclass(frozen=True, slots=True)
class Saving:
    """Whether what is on screen is in the show's file.

    show: that file, as far as it is known. why: a clause, why it is not. spill: where it is kept
    meanwhile. spill_why: why it cannot be kept there either.
    """

    is_saved: bool
    show: Path | None = None
    why: str = ""
    spill: Path | None = None
    spill_why: str = ""


def saving_words(saving: Saving) -> str:
    """What the bar says; nothing while all is saved."""
    if saving.is_saved:
        return ""
    to = f" to {_short_name(saving.show.name)}" if saving.show else ""
    words = f"NOT SAVED{to}: {saving.why}."
    if saving.spill is None:
        return words
    if saving.spill_why:
        return f"{words} Nor can it be kept in {short_path(saving.spill)}: {saving.spill_why}."
    return f"{words} Kept in {short_path(saving.spill)} until it is back."


def closing_words(saving: Saving, count: int) -> str:
    """What became of the last `count` entries of a show whose disk did not take them to the end."""
    to = f" to {saving.show}" if saving.show else ""
    one = count == 1
    words = f"{_entries(count)} {'was' if one else 'were'} not saved{to}: {saving.why}."
    they, are = ("It", "is") if one else ("They", "are")
    if saving.spill is not None and not saving.spill_why:
        kept = f"{they} {are} kept in {saving.spill} and put back when the show is opened again."
        return f"{words} {kept}"
    if saving.spill is not None:
        return f"{words} Nor could {they.lower()} be kept in {saving.spill}: {saving.spill_why}."
    return f"{words} {they} {are} lost."


def put_back_words(count: int, lost: int) -> str:
    """What was put back from a spill, and how many of its lines could not be."""
    words = []
    if count:
        verb = "was" if count == 1 else "were"
        words.append(f"{_entries(count)} that the disk had not taken {verb} put back.")
    if lost == 1:
        words.append("One entry that had been kept could not be read and was passed over.")
    elif lost:
        words.append(f"{lost} entries that had been kept could not be read and were passed over.")
    return " ".join(words)


def recovered_words(show: Path | None, made: Path, lost: int) -> str:
    """A show of its own was made of what was kept of one whose file is gone."""
    gone = f"Its file {show} is gone." if show else "Its file could never be made."
    return f"{gone} All that was kept is in {made} from now on. {put_back_words(0, lost)}".strip()


def short_path(path: Path) -> str:
    """A path with ~ for the user's own folder."""
    try:
        return f"~/{path.relative_to(Path.home()).as_posix()}"
    except (ValueError, RuntimeError):
        return str(path)


def _short_name(name: str) -> str:
    """A file's name, elided in the middle."""
    if len(name) <= _LONGEST_NAME:
        return name
    tail = _LONGEST_NAME // 2
    return f"{name[: _LONGEST_NAME - tail - 1]}…{name[-tail:]}"


def _entries(count: int) -> str:
    return "1 entry" if count == 1 else f"{count} entries"
