"""The connected displays as Qt knows them, the desk's among them, and putting windows on them."""

from __future__ import annotations

from weakref import WeakKeyDictionary

from PySide6.QtCore import QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication, QScreen, QWindow
from PySide6.QtWidgets import QWidget

from runofshow.stage.display import Display, display_key, display_label, drawn_inside
from runofshow.stage.roles import Assignment
from runofshow.stage.window import StageWindow, area_of

__all__ = ["QtDisplays"]


class QtDisplays(QObject):
    """Qt's screens, and which of them the desk's window and the stage's are on.

    changed: screens came, went or changed, or one of the windows is on another screen.
    """

    changed = Signal()

    def __init__(self, desk: QWidget, parent: QObject | None = None) -> None:
        """`desk` is the desk's top-level window; it may be shown later."""
        super().__init__(parent)
        self._desk = desk
        self._handles: WeakKeyDictionary[QWidget, QWindow] = WeakKeyDictionary()
        self._leaving: QScreen | None = None
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        app.screenAdded.connect(self._take_in)
        app.screenRemoved.connect(self._let_go)
        app.primaryScreenChanged.connect(self._on_changed)
        for screen in app.screens():
            screen.geometryChanged.connect(self._on_changed)
        self.watch(desk)

    @property
    def can_strip(self) -> bool:
        """Under Wayland a window has no say in where it lies, nor above what."""
        return not QGuiApplication.platformName().startswith("wayland")

    def connected(self) -> tuple[Display, ...]:
        desk = self._desk.screen()
        return tuple(
            Display(
                _key(screen), _label(number, screen), is_desk=screen is desk, area=area_of(screen.geometry())
            )
            for number, screen in enumerate(self._screens(), 1)
        )

    def display_of(self, window: StageWindow) -> str | None:
        return _key(window.screen())

    def watch(self, window: QWidget) -> None:
        self._follow(window)
        window.installEventFilter(self)

    def put(self, window: StageWindow, assignment: Assignment, key: str) -> None:
        screen = next(screen for screen in self._screens() if _key(screen) == key)
        if assignment.role.is_full:
            window.fill(screen)
        else:
            window.lie_along(screen, assignment.edge)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A window gets another QWindow when it is first shown and when its flags change."""
        if event.type() in (QEvent.Type.Show, QEvent.Type.WinIdChange) and isinstance(watched, QWidget):
            self._follow(watched)
        return False

    def _screens(self) -> list[QScreen]:
        return [screen for screen in QGuiApplication.screens() if screen is not self._leaving]

    def _follow(self, window: QWidget) -> None:
        handle = window.windowHandle()
        if handle is not None and handle is not self._handles.get(window):
            self._handles[window] = handle
            handle.screenChanged.connect(self._note)

    @Slot(QScreen)
    def _take_in(self, screen: QScreen) -> None:
        screen.geometryChanged.connect(self._on_changed)
        self._on_changed()

    @Slot(QScreen)
    def _let_go(self, screen: QScreen) -> None:
        """Said while the screen is still there, before Qt moves its windows to another one."""
        self._leaving = screen
        self.changed.emit()
        self._leaving = None
        QTimer.singleShot(0, self._on_changed)

    @Slot()
    def _on_changed(self) -> None:
        self._draw_desk_in()
        self.changed.emit()

    @Slot()
    def _note(self) -> None:
        self.changed.emit()

    def _draw_desk_in(self) -> None:
        """A display that shrinks or moves would leave part of the desk on another one, or nowhere."""
        desk = self._desk
        if not desk.isVisible() or desk.windowState():
            return
        frame, room = desk.frameGeometry(), desk.screen().availableGeometry()
        inside = drawn_inside(area_of(frame), area_of(room))
        if inside != area_of(frame):
            desk.resize(
                desk.width() - frame.width() + inside.width, desk.height() - frame.height() + inside.height
            )
            desk.move(inside.x, inside.y)


def _key(screen: QScreen) -> str:
    return display_key(screen.serialNumber(), screen.manufacturer(), screen.model(), screen.name())


def _label(number: int, screen: QScreen) -> str:
    # Windows calls displays by a device path that says nothing to anybody.
    name = screen.model() if screen.name().startswith("\\\\") and screen.model() else screen.name()
    ratio = screen.devicePixelRatio()
    size = screen.size()
    return display_label(number, name, round(size.width() * ratio), round(size.height() * ratio))
