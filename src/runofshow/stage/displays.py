"""The connected displays as Qt knows them: what each is called, and which one a window is on."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

from PySide6.QtCore import QEvent, QObject, Signal, Slot
from PySide6.QtGui import QGuiApplication, QScreen, QWindow
from PySide6.QtWidgets import QWidget

from runofshow.stage.window import StageWindow

__all__ = ["Display", "QtDisplays", "display_key", "display_label"]


@dataclass(frozen=True, slots=True)
class Display:
    """A connected display. key: the same whenever it is connected again; label: for a menu."""

    key: str
    label: str
    is_desk: bool

    @staticmethod
    def device_of(key: str) -> str:
        """The part of a key that stays on another connector; empty where a display has no serial number."""
        device, _, _connector = key.rpartition("/")
        return device if device.partition("/")[0] else ""


def display_key(serial: str, manufacturer: str, model: str, connector: str) -> str:
    """`serial/manufacturer/model/connector`, each percent-encoded."""
    return "/".join(quote(part, safe="") for part in (serial, manufacturer, model, connector))


def display_label(number: int, name: str, width: int, height: int) -> str:
    """For a menu: `2 · HDMI-1 · 1920 × 1080`; `number` counts from 1, the size is in device pixels."""
    return f"{number} · {name} · {width} × {height}"


class QtDisplays(QObject):
    """Qt's screens, and which of them the desk's window and the stage's are on.

    changed: screens came, went or changed, or one of the two windows is on another screen.
    """

    changed = Signal()

    def __init__(self, desk: QWidget, stage: StageWindow, parent: QObject | None = None) -> None:
        """`desk` is the desk's top-level window; it may be shown later."""
        super().__init__(parent)
        self._desk = desk
        self._handles: dict[QWidget, QWindow] = {}
        self._leaving: QScreen | None = None
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        app.screenAdded.connect(self._take_in)
        app.screenRemoved.connect(self._let_go)
        app.primaryScreenChanged.connect(self._note)
        for screen in app.screens():
            screen.geometryChanged.connect(self._note)
        for window in (desk, stage):
            self._watch(window)
            window.installEventFilter(self)

    def connected(self) -> tuple[Display, ...]:
        desk = self._desk.screen()
        return tuple(
            Display(_key(screen), _label(number, screen), is_desk=screen is desk)
            for number, screen in enumerate(self._screens(), 1)
        )

    def display_of(self, window: StageWindow) -> str | None:
        return _key(window.screen())

    def fill(self, window: StageWindow, key: str) -> None:
        screen = next(screen for screen in self._screens() if _key(screen) == key)
        if not (window.isVisible() and window.isFullScreen() and window.geometry() == screen.geometry()):
            window.fill(screen)

    def preview(self, window: StageWindow) -> None:
        window.preview(self._desk.screen())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A window gets another QWindow when it is first shown and when its flags change."""
        if event.type() in (QEvent.Type.Show, QEvent.Type.WinIdChange) and isinstance(watched, QWidget):
            self._watch(watched)
        return False

    def _screens(self) -> list[QScreen]:
        return [screen for screen in QGuiApplication.screens() if screen is not self._leaving]

    def _watch(self, window: QWidget) -> None:
        handle = window.windowHandle()
        if handle is not None and handle is not self._handles.get(window):
            self._handles[window] = handle
            handle.screenChanged.connect(self._note)

    @Slot(QScreen)
    def _take_in(self, screen: QScreen) -> None:
        screen.geometryChanged.connect(self._note)
        self.changed.emit()

    @Slot(QScreen)
    def _let_go(self, screen: QScreen) -> None:
        """Said while the screen is still there, before Qt moves its windows to another one."""
        self._leaving = screen
        self.changed.emit()
        self._leaving = None

    @Slot()
    def _note(self) -> None:
        self.changed.emit()


def _key(screen: QScreen) -> str:
    return display_key(screen.serialNumber(), screen.manufacturer(), screen.model(), screen.name())


def _label(number: int, screen: QScreen) -> str:
    # Windows calls displays by a device path that says nothing to anybody.
    name = screen.model() if screen.name().startswith("\\\\") and screen.model() else screen.name()
    ratio = screen.devicePixelRatio()
    size = screen.size()
    return display_label(number, name, round(size.width() * ratio), round(size.height() * ratio))
