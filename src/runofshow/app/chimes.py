"""From cue to chime: watches the current run and asks the player for a sound when a threshold is crossed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt, Signal, Slot

from runofshow.app.settings import Settings
from runofshow.desk.window import Desk
from runofshow.show.cues import CueName, CueWatch, thresholds
from runofshow.show.facts import CommandRedone, CommandUndone, Fact, RunCorrected
from runofshow.show.outlook import Outlook
from runofshow.show.state import Show
from runofshow.show.status import Status
from runofshow.show.timer import TimerWatch
from runofshow.sound.playback import SystemSpeaker
from runofshow.sound.player import Player

__all__ = ["Chimes"]

_MOVED_BY_HAND = (CommandUndone, CommandRedone, RunCorrected)


class _Trouble:
    """What the sound thread says, queued into Qt's."""

    def __init__(self, words: str | None) -> None:
        self.words = words or ""


class Chimes(QObject):
    """The visual cue stands whatever happens here; trouble is a badge, not an error.

    changed: `is_muted` or `trouble` is another.
    """

    changed = Signal()
    _trouble = Signal(object)

    def __init__(self, desk: Desk, settings: Settings) -> None:
        super().__init__(desk)
        self._desk = desk
        self._settings = settings
        self._watch = CueWatch()
        self._timer = TimerWatch()
        self._is_silent_once = True
        self._words = ""
        self.player = Player(SystemSpeaker(), self._report)
        self._trouble.connect(self._on_trouble, Qt.ConnectionType.QueuedConnection)
        desk.mute_chosen.connect(self._mute)
        desk.named["mute"].setChecked(settings.is_muted)
        self._mute(settings.is_muted)

    def check(self) -> None:
        """Find out whether this machine can play, once the window is on screen."""
        self.player.check()

    @property
    def is_muted(self) -> bool:
        return self.player.is_muted

    @property
    def trouble(self) -> str:
        """Why nothing can be heard, in a sentence; empty while all is well."""
        return self._words

    def try_out(self) -> None:
        """Play a chime, so that somebody can listen for it."""
        self.player.play(CueName.WARNING.value)

    def hush(self) -> None:
        """The next look at the clock makes no sound: it was moved by hand, or read anew from a file."""
        self._is_silent_once = True

    def set_facts(self, facts: Sequence[Fact]) -> None:
        """An undo or a correction moves the clock by hand: what it passes stays silent."""
        if any(isinstance(fact.body, _MOVED_BY_HAND) for fact in facts):
            self.hush()

    def tick(self, show: Show, view: Outlook) -> None:
        is_running = view.status is Status.RUNNING and view.allotment is not None
        limits = thresholds(view.allotment, show.programme.cues) if is_running and view.allotment else None
        run = view.run if is_running else None
        cue = self._watch.observe(run, view.remaining, limits, is_silent=self._is_silent_once)
        is_timer_up = self._timer.observe(show, view.moment) and not self._is_silent_once
        self._is_silent_once = False
        if cue is not None:
            self.player.play(cue.name.value)
        elif is_timer_up:
            self.player.play(CueName.TIME_UP.value)

    def _report(self, words: str | None) -> None:
        """On the sound thread."""
        self._trouble.emit(_Trouble(words))

    @Slot(object)
    def _on_trouble(self, trouble: _Trouble) -> None:
        self._words = trouble.words
        self._show_state()

    @Slot(bool)
    def _mute(self, is_muted: bool) -> None:
        self.player.set_muted(is_muted)
        self._settings.is_muted = is_muted
        self._show_state()

    def _show_state(self) -> None:
        self._desk.topbar.set_sound(is_muted=self.player.is_muted, trouble=self._words)
        self.changed.emit()

    def shut(self) -> None:
        self.player.close()
