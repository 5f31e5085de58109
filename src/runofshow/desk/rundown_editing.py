"""Changing the programme from the rundown: opens a row for writing, and asks where a slip is likely."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction

from runofshow.desk.controls import Controls
from runofshow.desk.rundown_drafts import Draft, command_of, edit_draft, segment_draft, turn_draft
from runofshow.desk.rundown_drag import RowMoved
from runofshow.desk.rundown_view import RundownView
from runofshow.look.words import question_words
from runofshow.show import commands as c
from runofshow.show.doubts import Doubt, doubts
from runofshow.show.placing import is_item
from runofshow.show.state import Show, segment_of

if TYPE_CHECKING:
    from runofshow.desk.rundown_editor import RowEditor

__all__ = ["RundownEditing"]

_MENU = ("goto", "skip", None, "edit", "insert", None, "move_up", "move_down", None, "remove")


class RundownEditing(QObject):
    """Between a rundown and the controls: one command for each change, none while something is in doubt."""

    def __init__(self, controls: Controls, actions: Mapping[str, QAction], parent: QObject) -> None:
        super().__init__(parent)
        self._controls = controls
        self._named = actions
        self._shown: Show | None = None
        self._view: RundownView | None = None
        self._confirmed: tuple[Doubt, ...] = ()
        self._refusal = ""
        self._known: frozenset[str] | None = None
        actions["edit"].triggered.connect(self.edit)
        actions["insert"].triggered.connect(self.insert)
        controls.refused.connect(self._on_refused)

    def attach(self, view: RundownView) -> None:
        """Work on that rundown from now on; what was being written in another one is written on there."""
        before, self._view = self._view, view
        view.menu_actions = [self._named[name] if name else None for name in _MENU]
        view.drag.is_legal = self._is_legal
        view.moved.connect(self._move)
        for name in ("move_up", "move_down", "remove"):
            view.addAction(self._named[name])
        if before is not None and before.editor is not None:
            self._open(before.editor.draft, before.editor.texts())

    def set_show(self, show: Show) -> None:
        """Follow the show after a fact; the rows stand already."""
        self._shown = show
        if self._view is None:
            return
        self._view.drag.rows_changed()
        self._select_inserted(show)
        editor = self._view.editor
        if editor is not None:
            anchor = self._anchor(editor.draft)
            if anchor is None:
                self.close()
            else:
                self._view.anchor_editor(anchor)

    # ---- opening and closing

    @Slot()
    def edit(self) -> None:
        """Open the selected row."""
        if self._view is not None and self._shown is not None:
            row = self._view.selected_slot()
            if row is not None and is_item(self._shown.control, row):
                self._open(edit_draft(self._shown.control, row))

    @Slot()
    def insert(self) -> None:
        """Open a gap after the selected row; once more, for the other kind of row."""
        if self._view is None or self._shown is None:
            return
        control, row, editor = self._shown.control, self._view.selected_slot(), self._view.editor
        if row is None or not is_item(control, row):
            return
        is_turn = "/" in row
        if editor is not None and editor.draft.is_new and editor.draft.anchor in (row, segment_of(row)):
            is_turn = editor.draft.kind == "segment"
        self._open(turn_draft(control, row) if is_turn else segment_draft(control, row))

    def _open(self, draft: Draft, texts: Mapping[str, str] | None = None) -> None:
        anchor = self._anchor(draft)
        if self._view is None or self._shown is None or anchor is None:
            return
        # Not before the first row is opened: the desk's first picture needs none of it.
        from runofshow.desk.rundown_editor import RowEditor

        theme, title = self._view.painter_of_rows.theme, self._title(draft)
        editor = RowEditor(theme, draft, self._shown.programme, title, self._view)
        editor.submitted.connect(self.submit)
        editor.left.connect(self.close)
        editor.turned.connect(self.insert)
        self._confirmed = ()
        self._view.open_editor(editor, anchor, is_below=draft.is_new)
        if texts:
            editor.set_texts(texts)

    @Slot()
    def close(self) -> None:
        """Back to the rows; what was typed goes."""
        self._controls.refused.emit("")
        if self._view is not None:
            self._view.close_editor()

    def _anchor(self, draft: Draft) -> str | None:
        """The row that is edited, or below which a new one is written; None where it is gone."""
        if self._view is None or not self._view.rows_of.index_of(draft.anchor).isValid():
            return None
        if not draft.is_new:
            return draft.anchor
        segment = draft.into or draft.anchor
        return self._view.rows_of.row_above(segment, draft.before if draft.kind == "turn" else None)

    def _title(self, draft: Draft) -> str:
        """Where a new row goes, in words."""
        if not draft.is_new or self._shown is None:
            return ""
        segment = self._shown.programme.segments_by_id[segment_of(draft.anchor)]
        name = segment.short_title or segment.title
        return f"New {draft.kind} {'after' if draft.kind == 'segment' else 'in'} “{name}”"

    # ---- asking

    @Slot()
    def submit(self) -> None:
        """Enter: refuse, ask, or do it and close."""
        editor = self._view.editor if self._view is not None else None
        if editor is None or self._shown is None:
            return
        command = command_of(editor.draft, editor.texts(), self._shown.programme)
        if command is None:
            self.close()
        elif isinstance(command, str):
            self._controls.refused.emit(command)
        elif why_not := self._controls.why_not(command):
            self._controls.refused.emit(why_not)
        elif not self._is_doubtful(editor, command):
            self._ask(editor.draft, command)

    def _is_doubtful(self, editor: RowEditor, command: c.Command) -> bool:
        """Whether it is to be asked about first; the same question is asked once."""
        assert self._shown is not None
        found = doubts(self._shown, command)
        if found == self._confirmed:
            return False
        self._confirmed = found
        self._controls.refused.emit("")
        editor.say(question_words(found))
        return bool(found)

    def _ask(self, draft: Draft, command: c.Command) -> None:
        assert self._shown is not None
        assert self._view is not None
        self._known = _items(self._shown) if draft.is_new else None
        self._controls.ask(command)
        if self._refusal:
            self._known = None
        else:
            self._view.close_editor()

    @Slot(str)
    def _on_refused(self, words: str) -> None:
        """What is said beside the controls stands in the row, too."""
        self._refusal = words
        editor = self._view.editor if self._view is not None else None
        if editor is not None:
            editor.say(words)

    def _select_inserted(self, show: Show) -> None:
        """The row that was asked for, once it is there."""
        assert self._view is not None
        new = _items(show) - self._known if self._known is not None else ()
        if new:
            self._known = None
            self._view.select(min(new))

    # ---- the mouse

    def _is_legal(self, moved: RowMoved) -> bool:
        return not self._controls.why_not(c.Move.model_construct(item=moved.item, before=moved.before))

    @Slot(object)
    def _move(self, moved: RowMoved) -> None:
        self._controls.ask(c.Move(item=moved.item, before=moved.before))


def _items(show: Show) -> frozenset[str]:
    return frozenset(show.programme.segments_by_id) | frozenset(show.programme.slots)
