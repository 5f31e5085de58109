"""The stages beside the desk: which display shows what, now and next time, and what keeps one away."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QPoint, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from runofshow.app.crash import guarded
from runofshow.app.motion import MotionWish
from runofshow.app.outputs import lit_outputs
from runofshow.app.settings import Settings
from runofshow.app.stage_menu import StageMenu
from runofshow.app.stage_words import assignment_words, button_words, mirrored_words, trouble_words
from runofshow.clock import Now
from runofshow.desk.window import Desk
from runofshow.look.tokens import Theme
from runofshow.show.outlook import Outlook, outlook
from runofshow.show.state import Show
from runofshow.stage.displays import QtDisplays
from runofshow.stage.keeper import StageKeeper
from runofshow.stage.mirroring import mirroring
from runofshow.stage.pictures import picture_for
from runofshow.stage.placement import PlacingState
from runofshow.stage.roles import Assignment, Role, assigned
from runofshow.stage.window import StageWindow

__all__ = ["Stages"]

LOOK_AGAIN_MS = 5000
"""How often the machine is asked whether it mirrors: a display that repeats another's picture is no event."""


class Stages(QObject):
    """Any number of stage windows. window: the speakers' picture in a window of its own, the preview.

    changed: something that `lines`, `mirrored` or `trouble` say is another.
    """

    changed = Signal()

    def __init__(
        self,
        shell: QWidget,
        desk: Desk,
        settings: Settings,
        theme: Theme,
        *,
        lit: Callable[[], int | None] | None = None,
    ) -> None:
        """lit: how many displays the machine feeds, as far as it tells."""
        super().__init__(desk)
        self._desk = desk
        self._settings = settings
        self._theme = theme
        self._lit = lit or _lit
        self._seen: tuple[Show, Outlook] | None = None
        self._said = ("", "", "")
        self._is_previewed = self._is_still = False
        self.window = self._made(StageWindow(), Role.SPEAKER)
        self.window.dismissed.connect(self._end_preview)
        displays = QtDisplays(shell, self)
        self.keeper = StageKeeper(displays, self._make, self)
        self.menu = StageMenu(self.choose, self._clear, desk)
        self.menu.aboutToShow.connect(self.fill_menu)
        desk.topbar.set_stage_menu(self.menu)
        desk.menus["View"].addMenu(self.menu)
        desk.preview_asked.connect(self._preview)
        desk.named["stages"].triggered.connect(self._open_menu)
        desk.named["flash"].setChecked(settings.is_flash_wanted)
        desk.named["flash"].toggled.connect(self._set_flash)
        self.keeper.changed.connect(self._say)
        displays.changed.connect(self._say)
        self._looking = QTimer(self, interval=LOOK_AGAIN_MS)
        self._looking.timeout.connect(self._say)
        self._looking.start()
        self.keeper.assign(settings.stages)
        self._motion = MotionWish(self)
        self._motion.reduced.connect(self._be_still)
        self._motion.ask()
        self._say()

    # ---- what the chair chooses

    @Slot()
    def fill_menu(self) -> None:
        """The displays as they are now."""
        self.menu.fill(
            self.keeper.connected(),
            self.keeper.placings,
            can_strip=self.keeper.can_strip,
            more=[self._desk.named["preview"], self._desk.named["flash"]],
        )

    def choose(self, assignment: Assignment, is_wanted: bool) -> None:
        """Show something on a display, or no longer, and remember it."""
        kept = [one for one in self.keeper.assignments if not self._is_there(one, assignment)]
        self._assign(assigned(kept, assignment) if is_wanted else tuple(kept))

    def _is_there(self, old: Assignment, new: Assignment) -> bool:
        """Whether an assignment shows the same kind of picture on the display that another one names."""
        keys = {placing.assignment: placing.display for placing in self.keeper.placings}
        display = keys.get(old)
        return old.role.is_full == new.role.is_full and new.key in (old.key, display.key if display else "")

    @Slot()
    def _clear(self) -> None:
        self._assign(())

    def _assign(self, assignments: tuple[Assignment, ...]) -> None:
        self._settings.stages = assignments
        self.keeper.assign(assignments)

    @Slot()
    def _open_menu(self) -> None:
        button = self._desk.topbar.stage
        self.menu.popup(button.mapToGlobal(QPoint(0, button.height())))

    @Slot()
    def _preview(self) -> None:
        self.window.preview(self._desk.screen())
        self._is_previewed = True
        self._say()

    @Slot()
    def _end_preview(self) -> None:
        self._is_previewed = False
        self._say()

    @Slot(bool)
    def _set_flash(self, is_wanted: bool) -> None:
        self._settings.is_flash_wanted = is_wanted
        self.window.is_flash_wanted = is_wanted
        for assignment, window in self.keeper.windows.items():
            window.is_flash_wanted = is_wanted and assignment.role is Role.SPEAKER

    @Slot()
    def _be_still(self) -> None:
        """The system wants no motion: not now, and not in windows to come."""
        self._is_still = True
        for window in self._windows():
            window.is_motion_reduced = True

    # ---- what is said about it

    @property
    def mirrored(self) -> str:
        """That the desk's display is mirrored, and the remedy; empty where it isn't."""
        return mirrored_words(mirroring(self.keeper.connected(), self._lit()))

    @property
    def trouble(self) -> str:
        """What keeps pictures from their displays; empty where nothing does."""
        return trouble_words(self.keeper.placings)

    def lines(self) -> tuple[str, ...]:
        """Each display with what it shows: `2 · HDMI-1 · 1920 × 1080: Speakers`."""
        return tuple(
            f"{display.label}: {', '.join(self._shown_on(display.key, is_desk=display.is_desk)) or 'nothing'}"
            for display in self.keeper.connected()
        )

    def _shown_on(self, key: str, *, is_desk: bool) -> list[str]:
        return ["the desk"] * is_desk + [
            assignment_words(placing.assignment) + ("" if placing.state is PlacingState.ON else " (hidden)")
            for placing in self.keeper.placings
            if placing.display is not None and placing.display.key == key
        ]

    @Slot()
    def _say(self) -> None:
        """Tell the desk, once for each change: what the chair has dismissed is not said again."""
        self._settings.stages = self.keeper.assignments
        mirrored, trouble = self.mirrored, self.trouble
        placings, is_previewed = self.keeper.placings, self._is_previewed
        words = button_words(placings, is_mirrored=bool(mirrored), is_previewed=is_previewed)
        if (mirrored, trouble, words) == self._said:
            return
        before, self._said = self._said, (mirrored, trouble, words)
        if mirrored != before[0]:
            self._desk.trouble.say(mirrored, "mirrored")
        if trouble != before[1]:
            self._desk.trouble.say(trouble, "stage")
        is_on = is_previewed or any(placing.state is PlacingState.ON for placing in placings)
        self._desk.topbar.set_stage(words, is_on=is_on)
        self.changed.emit()

    # ---- what is shown

    def set_show(self, show: Show, now: Now) -> None:
        self.tick(show, outlook(show, now))

    def tick(self, show: Show, view: Outlook) -> None:
        """Every window shows the same outlook in the same turn of the event loop."""
        self._seen = show, view
        for assignment, window in self.keeper.windows.items():
            guarded(partial(_draw, window, assignment.role), show, view)
        guarded(partial(_draw, self.window, Role.SPEAKER), show, view)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        for window in self._windows():
            window.set_theme(theme)

    def _make(self, assignment: Assignment) -> StageWindow:
        window = self._made(StageWindow(picture_for(assignment)), assignment.role)
        if self._seen is not None:
            _draw(window, assignment.role, *self._seen)
        return window

    def _made(self, window: StageWindow, role: Role) -> StageWindow:
        window.set_theme(self._theme)
        window.is_flash_wanted = self._settings.is_flash_wanted and role is Role.SPEAKER
        window.is_motion_reduced = self._is_still
        return window

    def _windows(self) -> tuple[StageWindow, ...]:
        return (self.window, *self.keeper.windows.values())

    def shut(self) -> None:
        self._looking.stop()
        self.keeper.shut()
        self.window.hide()
        self.window.deleteLater()


def _draw(window: StageWindow, role: Role, show: Show, view: Outlook) -> None:
    window.set_blackout(show.is_dark and role.is_public)
    window.tick(show, view)


def _lit() -> int | None:
    names = [screen.name() for screen in QGuiApplication.screens()]
    return lit_outputs(QGuiApplication.platformName(), names)
