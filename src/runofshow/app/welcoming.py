"""What the welcome page offers: recent files read just far enough to say what they are."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from runofshow.app.kept_shows import kept_shows
from runofshow.app.opening import OpeningError, load_programme, load_show
from runofshow.app.settings import Settings
from runofshow.desk.labels import date_words, length_words
from runofshow.desk.welcome import RecentFile, Welcome
from runofshow.journal.names import SUFFIX
from runofshow.look.tokens import Theme
from runofshow.programme.models import Programme
from runofshow.programme.times import format_duration, shown_over
from runofshow.resources import resource
from runofshow.show.outlook import outlook
from runofshow.show.state import Show

if TYPE_CHECKING:
    from runofshow.journal.restore import Orphan

__all__ = ["make_welcome", "recent_file"]

MOST = 6


def make_welcome(theme: Theme, settings: Settings, trouble: str) -> Welcome:
    """The welcome page for these settings; a show whose file is gone comes first."""
    kept = kept_shows()
    recent = filter(None, (recent_file(path) for path in settings.recent[:MOST]))
    examples = (recent_file(path) for path in example_paths())
    words = "\n".join([*filter(None, [trouble]), *map(_kept_words, kept)])
    return Welcome(theme, (*map(_kept_file, kept), *recent), tuple(filter(None, examples)), words)


def example_paths() -> tuple[Path, ...]:
    return (
        resource("programmes", "gfmd-2018-side-event.yaml"),
        resource("programmes", "workshop-day.yaml"),
    )


def recent_file(path: Path) -> RecentFile | None:
    """One file in words; None for what cannot be read any more."""
    try:
        if path.suffix.lower() == SUFFIX:
            decider, clock = load_show(path)
            return _show(path, decider.current, outlook(decider.current, clock.now()).over_under)
        return _programme(path, load_programme(path))
    except OpeningError:
        return None


def _kept_words(orphan: Orphan) -> str:
    where = f"is no longer at {orphan.show}" if orphan.show else "could never be made"
    words = f"The file of “{orphan.programme.title}” {where}, but what was logged is kept."
    back = " If the file comes back, open that instead." if orphan.show else ""
    return f"{words} Open it here, and it becomes a show of its own in your documents folder.{back}"


def _kept_file(orphan: Orphan) -> RecentFile:
    began = orphan.facts[0].now.wall.astimezone(orphan.programme.zone)
    return RecentFile(
        path=str(orphan.path),
        title=orphan.programme.title,
        when=f"{began.day} {began:%B %Y, %H:%M}",
        about="Show · its file is gone, all entries are kept",
        length="Its file is gone",
        is_show=True,
    )


def _programme(path: Path, programme: Programme) -> RecentFile:
    place = programme.room or programme.venue
    when = f"{date_words(programme)}, {programme.start:%H:%M}"
    total = programme.planned_duration
    return RecentFile(
        path=str(path),
        title=programme.title,
        when=f"{when} · {place}" if place else when,
        about=f"a programme of {length_words(total)}, {len(programme.segments)} segments",
        length=length_words(total),
        blocks=tuple((s.short_title or s.title, s.duration) for s in programme.segments),
    )


def _show(path: Path, show: Show, over_under: timedelta) -> RecentFile:
    programme = show.programme
    control = show.control
    word = "Rehearsal" if show.kind == "rehearsal" else "Show"
    if control.ended is not None:
        about = f"{word} · ended {_over_words(over_under)}"
    elif control.is_started:
        segment = programme.segments_by_id.get(control.current_segment or "")
        about = f"{word} · stopped in {segment.title}, can be resumed" if segment else word
    else:
        about = f"{word} · not started"
    began = show.timeline.anchor.wall.astimezone(programme.zone) if show.timeline.anchor else None
    when = f"{began.day} {began:%B %Y, %H:%M}" if began else ""
    return RecentFile(str(path), programme.title, when, about, "", is_show=True)


def _over_words(over_under: timedelta) -> str:
    """`0:55 over`, `0:10 under` or `on time`."""
    seconds = shown_over(over_under)
    side = "over" if seconds > 0 else "under"
    return f"{format_duration(timedelta(seconds=seconds))} {side}" if seconds else "on time"
