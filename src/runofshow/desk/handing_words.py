"""The middle of the desk in words: whose time it is, who comes next, whom to introduce. Pure, no Qt."""

from __future__ import annotations

from dataclasses import dataclass

from runofshow.desk.labels import segment_words, who_lines
from runofshow.programme.times import format_duration
from runofshow.show.facts import Speaker
from runofshow.show.handing import Introduction, is_not_here
from runofshow.show.outlook import Outlook
from runofshow.show.people import speaker_name, speaker_organisation
from runofshow.show.scene import Scene, Who, who_speaks
from runofshow.show.state import Show
from runofshow.show.status import Status

__all__ = [
    "IntroductionWords",
    "SpeakerWords",
    "instead_question",
    "instead_words",
    "introduction_words",
    "speaker_words",
]

NOT_HERE = "not here yet"


@dataclass(frozen=True, slots=True)
class SpeakerWords:
    """below: what stands under the name. about: the segment's subtitle. left: the segment's own rest."""

    name: str = ""
    below: str = ""
    segment: str = ""
    about: str = ""
    left: str = ""
    upcoming: str = ""
    role: str = ""
    length: str = ""


@dataclass(frozen=True, slots=True)
class IntroductionWords:
    """What the chair says of the next speaker, each part on lines of its own; empty ones are left out."""

    caption: str
    name: str
    length: str
    pronunciation: str
    about: str
    behalf: str
    line: str
    is_not_here: bool

    @property
    def spoken(self) -> str:
        """For a screen reader."""
        here = NOT_HERE if self.is_not_here else ""
        parts = (self.caption, self.name, self.pronunciation, self.about, self.behalf, self.length, here)
        return ", ".join(part for part in (*parts, self.line) if part)


def speaker_words(show: Show, view: Outlook, scene: Scene) -> SpeakerWords:
    """Who has the floor, the segment's own clock, and who comes next."""
    name, below = who_lines(scene.who, view)
    segment = show.programme.segments_by_id.get(view.segment or "")
    segment_title, segment_left = segment_words(view, segment.title) if segment else ("", "")
    upcoming = scene.upcoming
    is_last = upcoming is None and view.status is not Status.ENDED
    return SpeakerWords(
        name=name,
        below=below,
        segment=segment_title,
        about=segment.subtitle or "" if segment else "",
        left=segment_left,
        upcoming=upcoming.name if upcoming else "The session ends" if is_last else "",
        role=_role(show, upcoming) if upcoming else "",
        length=format_duration(scene.upcoming_allotment) if scene.upcoming_allotment is not None else "",
    )


def _role(show: Show, upcoming: Who) -> str:
    """What stands behind the next one's name: that they have not come, else what they are."""
    if is_not_here(show, upcoming.slot):
        return NOT_HERE
    person = upcoming.person if upcoming.person != upcoming.name else ""
    return ", ".join(part for part in (person, upcoming.role or upcoming.organisation) if part)


def introduction_words(introduction: Introduction) -> IntroductionWords:
    """The introduction part by part."""
    who = introduction.who
    is_somebody = bool(who.person)
    caption = "Introduce" if is_somebody else "Next"
    lead = who.person if who.person != who.name else ""
    return IntroductionWords(
        caption=f"{caption} · {introduction.segment}"
        if introduction.segment not in ("", who.name)
        else caption,
        name=who.name,
        length=format_duration(introduction.allotment),
        pronunciation=f"Say “{introduction.pronunciation}”" if introduction.pronunciation else "",
        about=", ".join(part for part in (lead, who.role, who.organisation) if part),
        behalf=f"On behalf of {who.on_behalf_of}" if who.on_behalf_of else "",
        line=f"“{introduction.line}”" if introduction.line else "",
        is_not_here=introduction.is_not_here,
    )


# ---- who speaks instead


def instead_question(show: Show, slot: str) -> str:
    """What the line asks for."""
    who = who_speaks(show, slot)
    if who.on_behalf_of:
        return f"Who speaks instead of {who.on_behalf_of}? Enter alone brings them back."
    return f"Who speaks instead of {who.person}?" if who.person else f"Who speaks in “{who.segment_title}”?"


def instead_words(show: Show, slot: str, speaker: Speaker) -> str:
    """What the line will do: “Ana Lopes, Civil society, on behalf of Ms. Souad Zaidi”."""
    planned = show.control.planned(slot)
    person = planned.person if planned else None
    behalf = f"on behalf of {person.full_name}" if person and person.id != speaker.person else ""
    name, place = speaker_name(show.programme, speaker), speaker_organisation(show.programme, speaker)
    return ", ".join(part for part in (name, place, behalf) if part)
