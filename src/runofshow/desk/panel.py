"""What opens on the desk when it is wanted: panels in the side column, pages in place of the centre."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from runofshow.clock import Now
from runofshow.look.tokens import Theme
from runofshow.show.outlook import Outlook
from runofshow.show.state import Show

__all__ = ["MakePanel", "Panel", "PanelStack"]


class Panel(QWidget):
    """Draws the show it is given and asks for commands; it hears of the show only while it is in sight.

    asked(Command): what the chair wants done. refused(str): why nothing was asked, in words.
    previewed(Trial or None): what the timeline is to show instead of the forecast. wanted(object): what
    the application is to do besides, see desk/wanted.py. left(): Esc, back to the controls.
    """

    asked = Signal(object)
    refused = Signal(str)
    previewed = Signal(object)
    wanted = Signal(object)
    left = Signal()

    def __init__(self, theme: Theme, actions: Mapping[str, QAction]) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.look = theme
        self.named = actions

    def set_theme(self, theme: Theme) -> None:
        self.look = theme
        self.update()

    def set_show(self, show: Show, now: Now) -> None:
        """Take over a show with new facts, or the one there is when the panel comes into sight."""

    def tick(self, show: Show, view: Outlook) -> None:
        """Draw what grows with time."""

    def show_refusal(self, words: str) -> None:
        """Say why what was asked was refused; empty words take that away."""

    def take(self, given: object) -> None:
        """What the application knows and no show tells, such as the state of the displays."""

    def memory(self) -> Any:
        """What the chair chose here and no show tells, for the panel's successor in another size of text."""

    def recall(self, memory: Any) -> None:
        """Take over what the panel before this one held; called before the first show."""

    def take_focus(self) -> None:
        """Where the keyboard goes when the panel is opened."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keyPressEvent(self, fact: QKeyEvent) -> None:
        if fact.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(fact)


MakePanel = Callable[[Theme, Mapping[str, QAction]], Panel]


class PanelStack(QStackedWidget):
    """What stands there ordinarily, and panels that are made when they are first opened.

    opened(str): the panel in sight has changed; empty for what stands there ordinarily.
    """

    asked = Signal(object)
    refused = Signal(str)
    previewed = Signal(object)
    wanted = Signal(object)
    left = Signal()
    opened = Signal(str)

    def __init__(
        self,
        ordinary: QWidget,
        makers: Mapping[str, MakePanel],
        theme: Theme,
        actions: Mapping[str, QAction],
    ) -> None:
        super().__init__()
        self.ordinary = ordinary
        self.panels: dict[str, Panel] = {}
        self._makers = makers
        self._look = theme
        self._named = actions
        self._latest: tuple[Show, Now] | None = None
        self._memories: dict[str, Any] = {}
        self._view: Outlook | None = None
        self._given: dict[str, object] = {}
        self.addWidget(ordinary)

    @property
    def name(self) -> str:
        """Of the panel in sight; empty for what stands there ordinarily."""
        current = self.currentWidget()
        return next((name for name, panel in self.panels.items() if panel is current), "")

    def open_panel(self, name: str) -> Panel:
        """Bring a panel into sight, with the show as it is now, and give it the keyboard."""
        panel = self.panels.get(name) or self._make(name)
        self._bring_up_to_date(panel)
        self.setCurrentWidget(panel)
        panel.take_focus()
        self.opened.emit(name)
        return panel

    def memories(self) -> dict[str, Any]:
        """What the panels hold that no show tells, by name."""
        return {**self._memories, **{name: panel.memory() for name, panel in self.panels.items()}}

    def remember(self, memories: Mapping[str, Any]) -> None:
        """What panels that are made from here on take over."""
        self._memories.update(memories)

    @Slot()
    def close_panel(self) -> None:
        """Back to what stands there ordinarily."""
        if self.currentWidget() is not self.ordinary:
            self.setCurrentWidget(self.ordinary)
            self.opened.emit("")

    def _make(self, name: str) -> Panel:
        panel = self.panels[name] = self._makers[name](self._look, self._named)
        if name in self._memories:
            panel.recall(self._memories.pop(name))
        panel.asked.connect(self.asked)
        panel.refused.connect(self.refused)
        panel.previewed.connect(self.previewed)
        panel.wanted.connect(self.wanted)
        panel.left.connect(self.left)
        self.addWidget(panel)
        if name in self._given:
            panel.take(self._given[name])
        return panel

    def give(self, name: str, given: object) -> None:
        """Hand a panel what the application knows, now or as soon as it is made."""
        self._given[name] = given
        if name in self.panels:
            self.panels[name].take(given)

    def _bring_up_to_date(self, panel: Panel) -> None:
        panel.set_theme(self._look)
        if self._latest is not None:
            panel.set_show(*self._latest)
            if self._view is not None:
                panel.tick(self._latest[0], self._view)

    @property
    def _in_sight(self) -> Panel | None:
        current = self.currentWidget()
        return current if isinstance(current, Panel) else None

    def set_theme(self, theme: Theme) -> None:
        self._look = theme
        if self._in_sight is not None:
            self._in_sight.set_theme(theme)

    def set_show(self, show: Show, now: Now) -> None:
        self._latest = show, now
        if self._in_sight is not None:
            self._in_sight.set_show(show, now)

    def tick(self, show: Show, view: Outlook) -> None:
        self._view = view
        if self._in_sight is not None:
            self._in_sight.tick(show, view)

    @Slot(str)
    def show_refusal(self, words: str) -> None:
        if self._in_sight is not None:
            self._in_sight.show_refusal(words)

    @property
    def has_focus(self) -> bool:
        """Whether the keyboard is in the panel in sight."""
        focused = QApplication.focusWidget()
        return (
            self._in_sight is not None
            and focused is not None
            and (focused is self._in_sight or self._in_sight.isAncestorOf(focused))
        )
