"""Where the chimes go, as far as the system tells: the program that plays them and the chosen output."""

from __future__ import annotations

import sys

from PySide6.QtCore import QObject, QProcess, QStandardPaths, Signal, Slot

__all__ = ["SoundWay", "way_words"]

ASKED = "pactl", ["get-default-sink"]
"""Answers on systems with PulseAudio or PipeWire; elsewhere there is nothing to ask."""


def way_words(program: str, output: str) -> str:
    """`It goes to alsa_output.usb-headset, through gstreamer.`; empty where nothing is known."""
    if output:
        return f"It goes to {output}, through {program}." if program else f"It goes to {output}."
    return f"It goes to this machine's own output, through {program}." if program else ""


class SoundWay(QObject):
    """Asks without waiting. changed: `words` are others."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._output = ""
        self._asking = QProcess(self)
        self._asking.finished.connect(self._take_answer)

    @property
    def words(self) -> str:
        return way_words(_program(), self._output)

    def ask(self) -> None:
        """Ask anew; the answer comes with `changed`, or never."""
        program, arguments = ASKED
        found = QStandardPaths.findExecutable(program)
        if found and self._asking.state() is QProcess.ProcessState.NotRunning:
            self._asking.start(found, arguments)

    @Slot()
    def _take_answer(self) -> None:
        said = bytes(self._asking.readAllStandardOutput().data()).decode(errors="replace").strip()
        if self._asking.exitCode() == 0 and said != self._output:
            self._output = said
            self.changed.emit()

    def shut(self) -> None:
        """Nobody waits for the answer any more."""
        self._asking.blockSignals(True)
        if self._asking.state() is not QProcess.ProcessState.NotRunning:
            self._asking.kill()
            self._asking.waitForFinished()


def _program() -> str:
    """What plays the chimes; it is known once the sound thread has loaded it."""
    loaded = sys.modules.get("playsound3")
    return str(getattr(loaded, "DEFAULT_BACKEND", None) or "")
