"""The words of catching up: titles, sentences and figures, made from values."""

from __future__ import annotations

from datetime import datetime, timedelta

from runofshow.programme.times import format_difference, format_duration, shown_over
from runofshow.show.catchup import ProposalKind, is_off_course, target_end
from runofshow.show.catchup_table import CatchUpTable, Cell, Course, TableRow, Way
from runofshow.show.outlook import Outlook
from runofshow.show.scene import who_speaks
from runofshow.show.state import Show

__all__ = [
    "about_words",
    "after_words",
    "by_words",
    "clock_words",
    "ending_words",
    "offer_words",
    "row_words",
    "title_words",
    "way_about",
    "way_title",
]

_TITLES = {
    ProposalKind.SPREAD: "Share it out",
    ProposalKind.PROTECT: "Protect the speakers",
    ProposalKind.CUT: "Cut what is optional",
}
_LATE = {
    ProposalKind.SPREAD: "Every slot gives a little",
    ProposalKind.PROTECT: "Slack, votes, Q&A and breaks give first",
    ProposalKind.CUT: "Optional segments fall away, in their order",
}
_EARLY = {
    ProposalKind.SPREAD: "Every slot gets a little",
    ProposalKind.PROTECT: "Votes, Q&A and breaks get it",
    ProposalKind.CUT: "Nothing has to be cut",
}
_NO_ROOM = {
    ProposalKind.SPREAD: "Nothing can give any time",
    ProposalKind.PROTECT: "Nothing can give any time",
    ProposalKind.CUT: "Nothing optional is to come",
}
_UNTIL_CHOSEN = "Nothing changes until you apply one."


def title_words(table: CatchUpTable) -> str:
    """Catch up 4:26."""
    length = format_duration(timedelta(seconds=abs(shown_over(table.over_under))))
    if table.course is Course.LATE:
        return f"Catch up {length}"
    return f"{length} to give back" if table.course is Course.EARLY else "Catch up"


def about_words(table: CatchUpTable, show: Show) -> str:
    """What the page is about; where there is nothing to catch up, why, in one sentence."""
    end = f"{_end_name(table)} at {table.target.astimezone(show.programme.zone):%H:%M}"
    match table.course:
        case Course.LATE:
            return f"Three ways to end by {end}. {_UNTIL_CHOSEN}"
        case Course.EARLY:
            return f"Ways to use the time until {end}. {_UNTIL_CHOSEN}"
        case Course.STANDBY:
            return "The session has not started yet. When it runs late, the ways to catch up stand here."
        case Course.ENDED:
            return "The session has ended, so there is nothing to catch up."
        case Course.OTHER_DAY:
            return "The session is not held when it was planned, so there is no end to catch up with."
        case _:
            return f"The session is on course: {_margin(table, show)}."


def _margin(table: CatchUpTable, show: Show) -> str:
    """The forecast end 09:44:12 is 0:48 before the hard stop."""
    forecast = f"the forecast end {clock_words(show, table.forecast_end)} is"
    seconds = shown_over(table.over_under)
    if seconds >= 0:
        return f"{forecast} that of {_end_name(table)}"
    return f"{forecast} {format_duration(timedelta(seconds=-seconds))} before {_end_name(table)}"


def _end_name(table: CatchUpTable) -> str:
    return "the hard stop" if table.has_hard_stop else "the planned end"


def way_title(kind: ProposalKind) -> str:
    return _TITLES[kind]


def way_about(table: CatchUpTable, way: Way) -> str:
    """Who pays, or who gets the time."""
    if table.course is Course.EARLY:
        return _EARLY[way.kind]
    return (_LATE if way.changes_anything else _NO_ROOM)[way.kind]


def row_words(show: Show, row: TableRow) -> tuple[str, str]:
    """(whose it is, what stands under it)."""
    segment = show.programme.segments_by_id[row.segment]
    remarks = ["optional"] if row.is_optional else []
    if not row.may_shrink and row.item == row.segment:
        remarks.append("not to be shortened")
    if not row.is_slot:
        return segment.title, _below(["slack"] if row.before is not None else [], remarks)
    who = who_speaks(show, row.item)
    is_turn = row.item != row.segment
    own = who.short_organisation if is_turn else segment.subtitle or who.person
    return who.name, _below([own] if own else [], remarks)


def _below(own: list[str], remarks: list[str]) -> str:
    words = " · ".join([*own, *remarks])
    return words[:1].upper() + words[1:] if not own or own == ["slack"] else words


def after_words(cell: Cell) -> str:
    """What a row would get."""
    return "skipped" if cell.after is None else format_duration(cell.after)


def by_words(cell: Cell) -> str:
    """By how much that is more or less; nothing where it stays."""
    return format_difference(cell.by) if cell.by else ""


def clock_words(show: Show, moment: datetime) -> str:
    return f"{moment.astimezone(show.programme.zone):%H:%M:%S}"


def ending_words(show: Show, way: Way) -> tuple[str, str]:
    """(when it would end, over or under): a way that does not reach the end says by how much it misses."""
    if way.miss and way.changes_anything:
        return clock_words(show, way.forecast_end), f"misses by {format_duration(way.miss)}"
    return clock_words(show, way.forecast_end), format_difference(way.over_under)


def offer_words(show: Show, view: Outlook) -> str:
    """Why catching up is offered, such as "Forecast 4:26 past the hard stop."; empty while on course."""
    if not is_off_course(show, view):
        return ""
    over = shown_over(view.forecast_end - target_end(show))
    if over > 0:
        end = "the hard stop" if show.programme.planned_hard_stop else "the planned end"
        return f"Forecast {format_duration(timedelta(seconds=over))} past {end}."
    early = timedelta(seconds=-shown_over(view.over_under))
    return f"Forecast {format_duration(early)} before the planned end." if early else ""
