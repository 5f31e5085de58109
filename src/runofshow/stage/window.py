"""The stage's window: full-screen and frameless on its display, or a preview that can be moved about."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEasingCurve, QRectF, Qt, QVariantAnimation, Signal, Slot
from PySide6.QtGui import QCloseEvent, QPainter, QPaintEvent, QScreen
from PySide6.QtWidgets import QWidget

from runofshow.clock import Now
from runofshow.look.fonts import load_fonts
from runofshow.look.tokens import Theme, theme
from runofshow.show.cues import Phase
from runofshow.show.outlook import Outlook, outlook
from runofshow.show.state import Show
from runofshow.stage.composing import Composition
from runofshow.stage.painting import (
    StagePalette,
    blended,
    composition,
    paint_stage,
    stage_palette,
    ticking_area,
)
from runofshow.stage.view import StageView, stage_view

__all__ = ["StageWindow"]

_FULL_SCREEN = (
    Qt.WindowType.Window | Qt.WindowType.FramelessWindowHint | Qt.WindowType.WindowDoesNotAcceptFocus
)
_PREVIEW = Qt.WindowType.Window | Qt.WindowType.WindowDoesNotAcceptFocus
_PREVIEW_SIZE = (960, 540)
_LEAST_PREVIEW = (320, 180)


class StageWindow(QWidget):
    """Draws what it is given and asks for nothing: it takes no focus, no keys and has no cursor.

    dismissed: somebody closed the window by its frame. is_motion_reduced: colours change at once.
    """

    dismissed = Signal()

    def __init__(self, *, is_motion_reduced: bool = False) -> None:
        super().__init__(None, _FULL_SCREEN)
        load_fonts()
        self._theme = theme("dark")
        self._view: StageView | None = None
        self._from = self._colours = stage_palette(self._theme, Phase.STANDBY)
        self._crossing = self._build_crossing()
        self._is_motion_reduced = is_motion_reduced
        for attribute in (
            Qt.WidgetAttribute.WA_ShowWithoutActivating,
            Qt.WidgetAttribute.WA_OpaquePaintEvent,
        ):
            self.setAttribute(attribute)
        # The desk's window decides when the program is over.
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName("Stage")

    def _build_crossing(self) -> QVariantAnimation:
        crossing = QVariantAnimation(self)
        crossing.setStartValue(0.0)
        crossing.setEndValue(1.0)
        crossing.setDuration(self._theme.motion.phase_change_ms)
        crossing.setEasingCurve(QEasingCurve.Type[self._theme.motion.phase_change_curve])
        crossing.valueChanged.connect(self._cross_over)
        return crossing

    @property
    def shown(self) -> StageView | None:
        """What the window shows; None before the first show."""
        return self._view

    @property
    def colours(self) -> StagePalette:
        """The colours of this instant, between two phases while they cross over."""
        return self._colours

    def set_show(self, show: Show | None, now: Now) -> None:
        """Show how `show` stands at `now`; None empties the screen."""
        if show is None:
            self._view = None
            self._recolour(is_at_once=True)
            self.update()
        else:
            self.tick(show, outlook(show, now))

    def tick(self, show: Show, view: Outlook) -> None:
        """Show an outlook; draws nothing where nothing that is seen has changed."""
        before, self._view = self._view, self._snapped(stage_view(show, view))
        if self._view == before:
            return
        if before is None or self._view.phase != before.phase:
            self._recolour(is_at_once=before is None)
        if before is not None and _is_mere_tick(before, self._view):
            self.update(ticking_area(self._composition(self._view)).toAlignedRect())
            return
        self.setAccessibleDescription(self._view.words.spoken())
        self.update()

    def set_theme(self, look: Theme) -> None:
        """Take the colours of a theme, at once."""
        self._theme = look
        self._recolour(is_at_once=True)
        self.update()

    def fill(self, screen: QScreen) -> None:
        """Cover a display; the desk keeps the focus."""
        if self.isVisible() and self.screen() is not screen:
            self.hide()
        self._become(_FULL_SCREEN, "Stage", Qt.CursorShape.BlankCursor)
        self.setMinimumSize(0, 0)
        self.setScreen(screen)
        self.setGeometry(screen.geometry())
        # showFullScreen() would ask for activation as well.
        self.setWindowState(Qt.WindowState.WindowFullScreen)
        self.setVisible(True)

    def preview(self, screen: QScreen) -> None:
        """Be an ordinary window with a frame on a display."""
        self._become(_PREVIEW, "Stage preview", Qt.CursorShape.ArrowCursor)
        # Leaving the full screen restores an earlier geometry: before a new one is set.
        self.setWindowState(Qt.WindowState.WindowNoState)
        self.setMinimumSize(*_LEAST_PREVIEW)
        self.setScreen(screen)
        self.resize(*_PREVIEW_SIZE)
        self.move(screen.availableGeometry().center() - self.rect().center())
        self.setVisible(True)

    def _become(self, flags: Qt.WindowType, title: str, cursor: Qt.CursorShape) -> None:
        if self.windowFlags() != flags:
            self.setWindowFlags(flags)  # hides the window
        self.setWindowTitle(title)
        self.setCursor(cursor)

    def _snapped(self, view: StageView) -> StageView:
        """The view with its bar on whole device pixels, so that less than one of them is no change."""
        pixels = max(1, round(self.width() * self.devicePixelRatioF()))
        return replace(view, fraction=round(view.fraction * pixels) / pixels)

    def _composition(self, view: StageView) -> Composition:
        return composition(view, self.width(), self.height())

    def _recolour(self, *, is_at_once: bool) -> None:
        """Cross over to the phase's colours, or take them where nobody sees it or motion is unwanted."""
        self._crossing.stop()
        self._from = self._colours
        if is_at_once or self._is_motion_reduced or not self.isVisible():
            self._colours = self._target()
        else:
            self._crossing.start()

    def _target(self) -> StagePalette:
        return stage_palette(self._theme, self._view.phase if self._view else Phase.STANDBY)

    @Slot(object)
    def _cross_over(self, share: float) -> None:
        self._colours = blended(self._from, self._target(), share)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self._view is None:
            painter.fillRect(event.rect(), self._colours.field)
        else:
            exposed = QRectF(event.rect())
            paint_stage(painter, self._view, self._composition(self._view), self._colours, exposed)
        painter.end()

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.dismissed.emit()


def _is_mere_tick(before: StageView, after: StageView) -> bool:
    """Whether digits and bar are all that changed."""
    return replace(before, digits=after.digits, fraction=after.fraction) == after
