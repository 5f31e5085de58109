"""The machine's own sound, through playsound3; imported when the sound thread first needs it."""

from __future__ import annotations

import logging
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

from runofshow.sound.speaker import SpeakerError

if TYPE_CHECKING:
    from playsound3.playsound3 import Sound

__all__ = ["SystemSpeaker"]

_STOP_SECONDS = 0.5
"""How long a sound program may take to end when asked; then it is killed."""


class SystemSpeaker:
    """Plays through whatever playsound3 finds: on Linux a program of GStreamer, FFmpeg or ALSA.

    There each sound is a child process, which ends with the thread that started it.
    """

    def prepare(self) -> None:
        # playsound3 warns on its logger where nothing can play; we say so ourselves.
        logging.getLogger("playsound3").addHandler(logging.NullHandler())
        import playsound3

        if playsound3.DEFAULT_BACKEND is None:
            raise SpeakerError(
                "No chime can be played: this machine has no program for sound. "
                "Install GStreamer, FFmpeg or ALSA."
            )

    def start(self, path: Path) -> _SystemSounding:
        self.prepare()
        from playsound3 import playsound

        return _SystemSounding(playsound(path, block=False))


class _SystemSounding:
    """One sound of playsound3."""

    def __init__(self, sound: Sound) -> None:
        self._sound = sound

    def is_alive(self) -> bool:
        return self._sound.is_alive()

    @property
    def return_code(self) -> int | None:
        return self._sound.subprocess.poll()

    def stop(self) -> None:
        """Ends the child for good and takes its return code, so that no zombie stays."""
        self._sound.stop()
        child = self._sound.subprocess
        if isinstance(child, subprocess.Popen):
            try:
                child.wait(_STOP_SECONDS)
            except subprocess.TimeoutExpired:
                child.kill()
                child.wait()
