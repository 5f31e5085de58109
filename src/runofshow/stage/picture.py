"""What a stage's window asks of a picture: one kind of picture for each role."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Protocol

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QRegion

from runofshow.look.tokens import Theme
from runofshow.show.cues import Phase
from runofshow.show.outlook import Outlook
from runofshow.show.state import Show
from runofshow.stage.painting import StagePalette

__all__ = ["Canvas", "Picture", "Seen"]


@dataclass(frozen=True, slots=True)
class Canvas:
    """What a picture is drawn on, from (0, 0). colours: of the phase, or between two while they cross over.

    region: what has to be drawn; the painter is clipped to it.
    """

    width: float
    height: float
    colours: StagePalette
    look: Theme
    region: QRegion

    @property
    def exposed(self) -> QRectF:
        """The rectangle around what has to be drawn."""
        return QRectF(self.region.boundingRect())

    def is_exposed(self, box: QRectF) -> bool:
        return self.region.intersects(box.toAlignedRect())


class Seen(Protocol):
    """All that a picture says at one instant; two that are equal look alike."""

    @property
    def phase(self) -> Phase:
        """Whose colours it has."""

    @property
    def run(self) -> str | None:
        """What is being timed, if anything is."""

    def spoken(self) -> str:
        """The same for a screen reader, without what changes with each second."""


class Picture(Protocol):
    """Makes and draws what its window shows. name: for a screen reader and the window's title."""

    name: str

    def seen(self, show: Show, view: Outlook, pixels: int) -> Any:
        """A Seen for an outlook of the show. pixels: of the window's width, on which bars are snapped."""

    def paint(self, painter: QPainter, seen: Any, canvas: Canvas) -> None:
        """Draw what is exposed."""

    def changed(self, before: Any, after: Any, width: float, height: float) -> tuple[QRectF, ...] | None:
        """Where two that differ look different; None: anywhere."""
