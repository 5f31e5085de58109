"""The chair's desk: assembly only. It draws the show it is given and hands on what is asked for."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QMenuBar, QPlainTextEdit, QVBoxLayout, QWidget

from runofshow.clock import Now
from runofshow.desk.actions import ACTIONS, make_actions, set_tip
from runofshow.desk.columns import hairline
from runofshow.desk.controls import Controls, Submit
from runofshow.desk.faces import Faces
from runofshow.desk.finder import Finder
from runofshow.desk.kept import keep, put_back
from runofshow.desk.menus import build_menus
from runofshow.desk.panels import PAGES, SIDE_PANELS
from runofshow.desk.rundown_editing import RundownEditing
from runofshow.desk.rundown_model import RundownModel
from runofshow.desk.topbar import TopBar
from runofshow.desk.trouble import TroubleBar
from runofshow.look.scale import NORMAL, larger, smaller
from runofshow.look.tokens import Theme
from runofshow.look.words import refusal_words
from runofshow.programme.times import format_duration
from runofshow.show import commands as c
from runofshow.show.handing import slot_to_substitute
from runofshow.show.outlook import Outlook, outlook
from runofshow.show.refusals import Refusal, RefusalCode
from runofshow.show.rows import rows_at
from runofshow.show.scene import desk_scene
from runofshow.show.state import Show
from runofshow.show.timer import timer_label

__all__ = ["Desk"]

DARK_STAGE = "The stage is dark. Ctrl+B brings it back."


class Desk(QWidget):
    """Takes shows and outlooks, hands on commands.

    open_asked, export_asked, preview_asked, close_asked, theme_chosen(str), text_size_chosen(int, in
    per cent), mute_chosen(bool): what the application does about files, displays, looks and sound.
    draft_changed: the minutes line is another.
    wanted(object): what a panel asks of the application, see desk/wanted.py.
    """

    open_asked = Signal()
    export_asked = Signal()
    preview_asked = Signal()
    theme_chosen = Signal(str)
    text_size_chosen = Signal(int)
    mute_chosen = Signal(bool)
    close_asked = Signal()
    draft_changed = Signal()
    wanted = Signal(object)

    def __init__(
        self, submit: Submit, theme: Theme, *, speed: float = 1.0, is_read_only: bool = False
    ) -> None:
        super().__init__()
        self._submit = submit
        self._is_read_only = is_read_only
        self._theme = theme
        self._speed = speed
        self._shown: Show | None = None
        self._now: Now | None = None
        self._view: Outlook | None = None
        self._slot: str | None = None
        self._given: dict[str, object] = {}
        self.named = make_actions(self)
        self.addActions([self.named[spec.id] for spec in ACTIONS if not spec.is_of_rows])
        self.menu_bar = QMenuBar()
        self.menus = build_menus(self.menu_bar, self.named)
        self._build(theme)
        self._connect()
        self.setMinimumSize(*theme.layout.desk_min)

    # ---- building

    def _build(self, theme: Theme) -> None:
        self.model = RundownModel(self)
        self.topbar = TopBar(theme, self.named)
        self.trouble = TroubleBar()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        for widget in (self.topbar, hairline("h"), self.trouble):
            self._column.addWidget(widget)
        self._column.setMenuBar(self.menu_bar)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._make_faces(theme)
        self.controls = Controls(
            self.named,
            self._submit,
            lambda: self.rundown.selected_slot(),
            self,
            is_read_only=self._is_read_only,
        )
        self.finder = Finder(self.controls, self.named, self)
        self.editing = RundownEditing(self.controls, self.named, self)

    def _make_faces(self, theme: Theme) -> None:
        """All that holds text, but for the two bars above it, which take another size as they are."""
        faces = self._faces = Faces(theme, self.named, self._submit, self.model)
        self.rundown, self.countdown, self.speaker = faces.rundown, faces.countdown, faces.speaker
        self.transport, self.minutes, self.timeline = faces.transport, faces.minutes, faces.timeline
        self.side, self.pages, self.hard_stop = faces.side, faces.pages, faces.side.hard_stop
        if self._is_read_only:
            self.minutes.set_read_only(refusal_words(Refusal(RefusalCode.READ_ONLY)))
        self._column.addWidget(faces, 1)
        faces.set_tab_order(self.topbar, self.trouble.button)

    def _connect(self) -> None:
        n = self.named
        self.controls.report_asked.connect(self.export_asked)
        n["card_own"].triggered.connect(lambda: self.transport.write_own_card())
        n["timer_length"].triggered.connect(self._write_timer)
        n["substitute"].triggered.connect(self._ask_who_speaks)
        n["minutes"].triggered.connect(self._to_minutes)
        n["controls"].triggered.connect(self._to_controls)
        n["open"].triggered.connect(self.open_asked)
        n["export"].triggered.connect(self.export_asked)
        n["preview"].triggered.connect(self.preview_asked)
        n["close_show"].triggered.connect(self.close_asked)
        n["mute"].toggled.connect(self.mute_chosen)
        for name in ("dark", "light", "high_contrast"):
            n[f"theme_{name}"].triggered.connect(
                lambda _checked=False, name=name: self.theme_chosen.emit(name)
            )
        for name, step in (("text_larger", larger), ("text_smaller", smaller), ("text_normal", _normal)):
            n[name].triggered.connect(partial(self._choose_size, step))
        for name in SIDE_PANELS:
            n[name].triggered.connect(lambda _checked=False, name=name: self.side.open_panel(name))
        for name in PAGES:
            n[name].triggered.connect(partial(self._toggle_page, name))
        QApplication.instance().focusChanged.connect(self._follow_focus)  # type: ignore[union-attr]
        self._connect_faces()

    def _connect_faces(self) -> None:
        """What goes with the faces when they are made anew."""
        self.controls.refused.connect(self.transport.show_refusal)
        self.transport.card_written.connect(lambda text: self.controls.ask(c.Card(text=text)))
        self.transport.timer_asked.connect(self._start_timer)
        self.speaker.asked.connect(self.controls.ask)
        self.speaker.left.connect(self._to_controls)
        self.controls.refused.connect(self.speaker.show_refusal)
        self.rundown.activated.connect(self.controls.take_slot)
        self.editing.attach(self.rundown)
        self.rundown.selectionModel().currentChanged.connect(self.controls.weigh)
        self.minutes.left.connect(self._to_controls)
        self.minutes.draft_changed.connect(self.draft_changed)
        for stack in (self.side.stack, self.pages):
            stack.asked.connect(self.controls.ask)
            stack.refused.connect(self.controls.refused)
            self.controls.refused.connect(stack.show_refusal)
            stack.previewed.connect(self.timeline.set_preview)
            stack.wanted.connect(self.wanted)
            stack.left.connect(self._to_controls)
        self.side.stack.currentChanged.connect(self._follow_side)
        self._follow_side()
        for name, given in self._given.items():
            self._hand(name, given)

    # ---- commands

    def focusInEvent(self, _fact: QFocusEvent) -> None:
        """The next step takes the keyboard; as a proxy it would hide what is before it from the Tab key."""
        self.transport.primary.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A key whose control makes no sense now says why: an action that is off takes no key."""
        if not self.controls.explain(event.keyCombination()):
            super().keyPressEvent(event)

    def show_refusal(self, command: c.Command, refusal: Refusal) -> None:
        """Say why, beside whatever was pressed."""
        words = refusal_words(refusal)
        if isinstance(command, c.Note | c.Ask | c.Amend | c.Strike | c.Answer):
            self.minutes.show_refusal(words, command.id)
        else:
            self.controls.refused.emit(words)

    @Slot()
    def _write_timer(self) -> None:
        """The line stands under the countdown: a page gives way to it."""
        self.pages.close_panel()
        if self._shown is not None:
            self.transport.write_timer(format_duration(self._shown.timer_length))

    @Slot(int)
    def _start_timer(self, seconds: int) -> None:
        label = timer_label(self._shown) if self._shown is not None else ""
        self.controls.ask(c.Timer(seconds=seconds, label=label or None))

    # ---- what is shown

    def set_show(self, show: Show, now: Now) -> None:
        """Take over a show with new facts."""
        self._shown, self._now = show, now
        view = outlook(show, now)
        table = rows_at(show, view)
        self.model.set_rows(show, table)
        self.side.set_programme(show.programme)
        self.timeline.set_rows(show, table, view)
        self.topbar.set_show(show, view, self._speed)
        self.trouble.say(DARK_STAGE if show.is_dark else "", "dark")
        self.minutes.set_show(show, now)
        for stack in (self.side.stack, self.pages):
            stack.set_show(show, now)
        self.controls.set_show(show, now)
        self.finder.set_show(show)
        self.editing.set_show(show)
        self.tick(show, view)
        if view.slot != self._slot:
            self._slot = view.slot
            self.rundown.show_current()

    def tick(self, show: Show, view: Outlook) -> None:
        """Draw what grows with time."""
        self._view = view
        scene = desk_scene(show, view)
        self.countdown.set_scene(show, view, scene)
        self.speaker.set_scene(show, view, scene)
        self.transport.set_scene(show, view, scene)
        self.rundown.set_scene(scene, view.slot if view.run else None)
        self.timeline.tick(view)
        self.topbar.tick(show, view)
        self.minutes.tick(show, view)
        for stack in (self.side.stack, self.pages):
            stack.tick(show, view)

    def set_theme(self, theme: Theme) -> None:
        """Another theme, or text of another size, for which the faces are made anew."""
        is_other_size, self._theme = theme.percent != self._theme.percent, theme
        self.topbar.set_theme(theme)
        self.trouble.set_theme(theme)
        if is_other_size:
            self._make_anew(theme)
        self._faces.set_theme(theme)
        self.finder.attach(self.side, theme)
        for name in ("dark", "light", "high_contrast"):
            self.named[f"theme_{name}"].setChecked(name == theme.name)

    def offer_preflight(self) -> None:
        """Point to the preflight, once and quietly: the words go with the first thing that is done."""
        keys = self.named["preflight"].shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        self.transport.say_quietly(f"Before you start, look at the preflight: {keys}.")

    @Slot()
    def _follow_side(self) -> None:
        """The keys for the size of the notes work while the notes are in sight."""
        is_possible = self.side.stack.name == "chair_page"
        for name in ("notes_larger", "notes_smaller"):
            self.named[name].setEnabled(is_possible)
            set_tip(self.named[name], why_not="" if is_possible else "Open your notes first.")

    def give(self, name: str, given: object) -> None:
        """Hand a panel or page what the application knows and no show tells; faces made anew get it, too."""
        self._given[name] = given
        self._hand(name, given)

    def _hand(self, name: str, given: object) -> None:
        (self.side.stack if name in SIDE_PANELS else self.pages).give(name, given)

    def _choose_size(self, step: Callable[[int], int], _checked: bool = False) -> None:
        percent = step(self._theme.percent)
        if percent != self._theme.percent:
            self.text_size_chosen.emit(percent)

    def _make_anew(self, theme: Theme) -> None:
        """New faces in place of the old ones; what the chair was doing goes on in them."""
        old, kept, view = self._faces, keep(self._faces), self._view
        self._column.removeWidget(old)
        self._make_faces(theme)
        self._connect_faces()
        self.minutes.take_over(old.minutes)
        old.hide()
        old.deleteLater()
        if self._shown is not None and self._now is not None and view is not None:
            self.set_show(self._shown, self._now)
            self.tick(self._shown, view)
        put_back(kept, self._faces)

    # ---- focus

    @Slot()
    def _to_minutes(self) -> None:
        self.pages.close_panel()
        self.side.show_minutes()
        self.minutes.focus_line()

    @Slot()
    def _ask_who_speaks(self) -> None:
        """Open the line for a substitute of the selected slot, or of the next one."""
        slot = slot_to_substitute(self._shown, self.rundown.selected_slot()) if self._shown else None
        if slot is not None and self._shown is not None:
            self.pages.close_panel()
            self.speaker.open_line(self._shown, slot)

    def _toggle_page(self, name: str) -> None:
        """The key that opens a page closes it, too."""
        self.controls.refused.emit("")
        if self.pages.name == name:
            self._to_controls()
        else:
            self.pages.open_panel(name)

    @Slot()
    def _to_controls(self) -> None:
        self.finder.close()
        self.pages.close_panel()
        self.transport.close_line()
        self.speaker.close_line()
        self.transport.primary.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @Slot(QWidget, QWidget)
    def _follow_focus(self, _old: QWidget | None, new: QWidget | None) -> None:
        is_typing = isinstance(new, QLineEdit | QPlainTextEdit) and self.isAncestorOf(new)
        self.transport.set_typing(is_typing)
        self.topbar.offer.set_typing(is_typing)


def _normal(_percent: int) -> int:
    return NORMAL
