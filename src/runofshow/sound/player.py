"""The player of chimes: a thread of its own that plays the newest request and reports trouble.

A chime that is late is worse than none, so requests don't queue up: the newest one replaces whatever
waits or sounds.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path
from threading import Condition, Thread

from runofshow.resources import ResourceMissingError, resource
from runofshow.sound.speaker import Sounding, Speaker, SpeakerError

__all__ = ["Player"]

_log = logging.getLogger(__name__)


class Player:
    """Plays chimes by name: each of the show's cues has one named like it.

    Its methods may be called from any thread, return at once and never raise.

    on_trouble: called on the sound thread with a sentence when chimes begin to fail, or fail in
    another way, and with None when they play again. The same trouble is told once.
    poll_seconds: how often a sounding chime is looked at; nothing is polled in silence.
    longest_seconds: chimes last under two; one that sounds so long hangs on its device and is ended.
    """

    def __init__(
        self,
        speaker: Speaker,
        on_trouble: Callable[[str | None], None],
        *,
        folder: Path | None = None,
        poll_seconds: float = 0.05,
        longest_seconds: float = 10.0,
    ) -> None:
        self._speaker = speaker
        self._on_trouble = on_trouble
        self._folder = folder
        self._poll_seconds = poll_seconds
        self._longest_polls = max(1, round(longest_seconds / poll_seconds))
        self._news = Condition()
        self._wanted: str | None = None
        self._is_check_wanted = False
        self._is_muted = False
        self._is_closing = False
        self._trouble: str | None = None
        self._thread = Thread(target=self._work, name="chimes", daemon=True)
        self._thread.start()

    @property
    def is_muted(self) -> bool:
        return self._is_muted

    def set_muted(self, muted: bool) -> None:
        """Muting also ends a chime that sounds and forgets one that waits."""
        with self._news:
            self._is_muted = muted
            if muted:
                self._wanted = None
            self._news.notify()

    def play(self, name: str) -> None:
        """Play a chime, such as `warning`, now, in place of any other; nothing while muted."""
        with self._news:
            if not self._is_muted:
                self._wanted = name
                self._news.notify()

    def check(self) -> None:
        """Find out, silently, whether this machine can play at all; trouble is reported."""
        with self._news:
            self._is_check_wanted = True
            self._news.notify()

    def close(self, timeout_seconds: float = 2.0) -> bool:
        """Stop a sounding chime and end the thread. True if it ended in time; it never holds up the exit."""
        with self._news:
            self._is_closing = True
            self._wanted = None
            self._news.notify()
        self._thread.join(timeout_seconds)
        return not self._thread.is_alive()

    def _work(self) -> None:
        """The life of the sound thread."""
        while True:
            with self._news:
                self._news.wait_for(lambda: self._is_closing or self._wanted or self._is_check_wanted)
                if self._is_closing:
                    return
                name, self._wanted = self._wanted, None
                self._is_check_wanted = False
            self._serve(name)

    def _serve(self, name: str | None) -> None:
        """Play one chime to its end, or only check when there is no name."""
        try:
            if name is None:
                self._speaker.prepare()
            elif not self._sound(name):
                return
        except SpeakerError as error:
            self._report(str(error))
        except Exception as error:  # a sound library's surprise must cost the chime, not the thread
            _log.exception("a chime failed")
            self._report(f"The chime cannot be played: {error}.")
        else:
            self._report(None)

    def _sound(self, name: str) -> bool:
        """Start a chime and stay with it. False if it was cut short, which says nothing of the speaker."""
        sounding = self._speaker.start(self._path(name))
        try:
            if not self._stay(sounding):
                return False
        finally:
            if sounding.is_alive():
                sounding.stop()
        if sounding.return_code != 0:
            raise SpeakerError(
                f"The chime cannot be played: the sound program ended with code {sounding.return_code}."
            )
        return True

    def _stay(self, sounding: Sounding) -> bool:
        """Wait for its end. False if something newer, muting or closing comes first."""
        for _ in range(self._longest_polls):
            if not sounding.is_alive():
                return True
            with self._news:
                if self._news.wait_for(self._is_cut_short, timeout=self._poll_seconds):
                    return False
        raise SpeakerError("The chime cannot be played: the sound device does not take it.")

    def _is_cut_short(self) -> bool:
        return self._is_closing or self._is_muted or self._wanted is not None

    def _path(self, name: str) -> Path:
        try:
            folder = self._folder or resource("sounds")
        except ResourceMissingError as error:
            raise SpeakerError(f"The chime cannot be played: {error}.") from error
        path = folder / f"{name}.wav"
        if not path.is_file():
            raise SpeakerError(f"The chime cannot be played: {path.name} is missing.")
        return path

    def _report(self, trouble: str | None) -> None:
        if trouble == self._trouble:
            return
        self._trouble = trouble
        try:
            self._on_trouble(trouble)
        except Exception:  # whoever listens may be gone at the exit; the thread must end in order
            _log.exception("nobody took the report of the chimes")
