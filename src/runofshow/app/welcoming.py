"""What the welcome page offers: recent files read just far enough to say what they are."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

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

__all__ = ["make_welcome", "recent_file"]

MOST = 6


def make_welcome(theme: Theme, settings: Settings, trouble: str) -> Welcome:
    """The welcome page for these settings."""
    recent = (recent_file(path) for path in settings.recent[:MOST])
    examples = (recent_file(path) for path in example_paths())
    return Welcome(theme, tuple(filter(None, recent)), tuple(filter(None, examples)), trouble)


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
