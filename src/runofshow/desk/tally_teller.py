"""Whoever counts: turns presses into commands, asks about slips in place, and keeps what was chosen."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot

from runofshow.desk.tally_words import MISSING_WORDS
from runofshow.look.words import KEEP, question_words
from runofshow.show import commands as c
from runofshow.show.doubts import doubts
from runofshow.show.state import Show
from runofshow.show.vote_counting import (
    Counting,
    Missing,
    count_command,
    counting_begun,
    tally_command,
)
from runofshow.show.votes import ABSTENTION, Option, answers_of, tally_of

__all__ = ["Teller"]


class Teller(QObject):
    """Holds what the chair chose about the count; the votes themselves are the show's.

    asked(Command). refused(str): why nothing was asked, or what is asked back. changed(): something else
    is chosen. counting: None while there is no question at all.
    """

    asked = Signal(object)
    refused = Signal(str)
    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.show: Show | None = None
        self.counting: Counting | None = None
        self.segment: str | None = None
        self._doubted: c.Command | None = None

    # ---- the show goes on

    def set_show(self, show: Show) -> None:
        """Another count of the same question begins as any other does: all counted, and exactly."""
        before, self.show = self.show, show
        if self.counting is None:
            self.counting = counting_begun(show, show.control.current_segment)
        elif before is not None and len(show.counts) > len(before.counts):
            self.counting = replace(self.counting, majority=None, is_exact=True)

    def enter(self, segment: str | None) -> None:
        """In another segment its own question is counted, unless one is being counted already."""
        if segment == self.segment or self.show is None:
            return
        self.segment = segment
        planned = self.show.programme.segments_by_id.get(segment or "")
        if planned and planned.polls and not self.has_begun:
            self.choose_question(planned.polls[0].id)

    @property
    def has_begun(self) -> bool:
        """Whether something is counted and not logged."""
        if self.show is None or self.counting is None:
            return False
        return self.counting.majority is not None or tally_of(self.show, self.counting.poll).total > 0

    # ---- choosing

    def choose(self, **changes: Any) -> None:
        """Fields of the Counting."""
        if self.counting is not None:
            self.counting = replace(self.counting, **changes)
            self.refused.emit("")
            self.changed.emit()

    def choose_question(self, poll: str) -> None:
        before = self.counting or Counting(poll)
        if poll != before.poll or self.counting is None:
            self.counting = replace(before, poll=poll, majority=None, is_exact=True)
        self.changed.emit()

    def toggle_majority(self, option: str) -> None:
        """Leave that answer uncounted, or count all again."""
        if self.counting is not None:
            self.choose(majority=None if self.counting.majority else option)

    def put_question(self, question: str, answers: str) -> bool:
        """A question that is not in the programme; nought votes for each answer make it known to the show."""
        text = " ".join(question.split())
        given = [option for option in answers_of(answers) if option.id != ABSTENTION]
        if not text or all(option.is_abstention for option in given):
            self.refused.emit("Write a question and at least one answer.")
            return False
        for option in given:
            self.asked.emit(c.TallyVotes(poll=text, option=option.id, votes=0))
        self.choose_question(text)
        return True

    # ---- counting

    def count_one(self, option: Option, votes: int, key: str) -> None:
        """One more or one less; key: what was pressed."""
        if self.counting is not None and self._is_countable(option):
            self._put(tally_command(self.counting, option.id, votes), f"{key} again counts it.")

    def add_block(self, option: Option, votes: int) -> bool:
        """A whole block's votes; False where it is asked about first, or not counted."""
        if self.counting is None or not self._is_countable(option):
            return False
        return self._put(tally_command(self.counting, option.id, votes))

    def _is_countable(self, option: Option) -> bool:
        is_left_over = self.counting is not None and option.id == self.counting.majority
        if is_left_over:
            self.refused.emit(f"“{option.text}” is the clear majority: only the others are counted.")
        return not is_left_over

    @Slot(int)
    def take_attendance(self, present: int) -> None:
        self._put(c.Attendance(present=present))

    @Slot()
    def log(self) -> None:
        """Make a result of what was counted."""
        if self.counting is None or self.show is None:
            return
        command = count_command(self.show, self.counting)
        if isinstance(command, Missing):
            self.refused.emit(MISSING_WORDS[command])
        else:
            self._put(command, "Log it again to keep it.")

    @Slot()
    def toggle_result(self) -> None:
        """Show the latest result of this question to the room, or take it away."""
        if self.counting is not None and self.show is not None:
            is_shown = self.show.shown_result == self.counting.poll
            self._put(c.ShowResult(poll=None if is_shown else self.counting.poll))

    def _put(self, command: c.Command, keep: str = KEEP) -> bool:
        """Ask for it; what looks like a slip is asked about first, and done when it comes again."""
        assert self.show is not None
        found = doubts(self.show, command)
        if found and command != self._doubted:
            self.refused.emit(question_words(found, keep))
            self._doubted = command
            return False
        self._doubted = None
        self.asked.emit(command)
        return True
