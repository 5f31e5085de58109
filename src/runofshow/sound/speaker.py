"""What a player needs of a machine's sound: start a file, see how it goes, stop it."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

__all__ = ["Sounding", "Speaker", "SpeakerError"]


class SpeakerError(Exception):
    """No sound can be made; the message is a whole sentence for the person at the desk."""


class Sounding(Protocol):
    """One sound that was started."""

    def is_alive(self) -> bool: ...

    @property
    def return_code(self) -> int | None:
        """None while it sounds; 0 when it ended as it should; else what it failed with."""
        ...

    def stop(self) -> None:
        """End it now; does nothing once it has ended."""
        ...


class Speaker(Protocol):
    """Starts sounds. A sound may be tied to the thread that starts it, so let one thread start all."""

    def prepare(self) -> None:
        """Load what playing needs. Raises SpeakerError when this machine can't play at all."""
        ...

    def start(self, path: Path) -> Sounding:
        """Start a sound file and return at once. Raises SpeakerError when it can't be started."""
        ...
