"""Choosing the kind of a minute entry: a row of buttons, or a combo box where the words don't fit."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from runofshow.desk.minutes_delegate import KIND_ICONS
from runofshow.desk.quick_line import KINDS, Kind
from runofshow.look.fonts import text_font
from runofshow.look.icons import icon
from runofshow.look.scale import px
from runofshow.look.tokens import Theme
from runofshow.look.words import KIND_WORDS

__all__ = ["KindPicker"]

_KINDS: tuple[Kind, ...] = tuple(KINDS.values())
_LETTERS = {kind: letter for letter, kind in KINDS.items()}
_ICON = 16


class KindPicker(QWidget):
    """`chosen()`: someone picked a kind by hand; ask `kind` which.

    What is shown may differ while a line's prefix says another kind: see `show_kind`.
    """

    chosen = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind: Kind = _KINDS[0]
        self._shown: Kind = _KINDS[0]
        self.setAccessibleName("Kind of entry")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._group = QButtonGroup(self)
        self._row = self._build_row()
        self._combo = self._build_combo()
        self._group.buttonClicked.connect(self._by_button)
        self._combo.activated.connect(self._by_combo)
        self.set_theme(theme)
        self._show_kind()

    def _build_row(self) -> QFrame:
        row = QFrame(self)
        row.setProperty("segments", "true")
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        for number, kind in enumerate(_KINDS):
            button = QPushButton(KIND_WORDS[kind], row)
            button.setProperty("segment", "true")
            button.setCheckable(True)
            button.setFont(text_font(12, 500))
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the cursor in the line
            button.setToolTip(_tip(kind))
            button.setAccessibleName(KIND_WORDS[kind])
            self._group.addButton(button, number)
            layout.addWidget(button, 1)
        return row

    def _build_combo(self) -> QComboBox:
        combo = QComboBox(self)
        combo.setFont(text_font(13, 500))
        combo.setIconSize(QSize(px(_ICON), px(_ICON)))
        combo.setAccessibleName("Kind of entry")
        combo.view().setAccessibleName("Kinds of entry")
        combo.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        for number, kind in enumerate(_KINDS):
            combo.addItem(KIND_WORDS[kind])
            combo.setItemData(number, _tip(kind), Qt.ItemDataRole.ToolTipRole)
        combo.hide()
        return combo

    @property
    def kind(self) -> Kind:
        """What a line without a prefix becomes."""
        return self._kind

    @property
    def shown_kind(self) -> Kind:
        """What the buttons show now."""
        return self._shown

    @property
    def is_combo(self) -> bool:
        """Whether the words don't fit side by side."""
        return not self._combo.isHidden()

    def set_kind(self, kind: Kind) -> None:
        """Choose by program; nothing is emitted."""
        self._kind = kind
        self.show_kind(kind)

    def show_kind(self, kind: Kind) -> None:
        """Light the kind that the line's prefix says; the chosen one stays what it is."""
        if kind != self._shown:
            self._shown = kind
            self._show_kind()

    def _show_kind(self) -> None:
        number = _KINDS.index(self._shown)
        self._group.button(number).setChecked(True)
        self._combo.setCurrentIndex(number)
        self._combo.setToolTip(_tip(self._shown))

    def set_theme(self, theme: Theme) -> None:
        for number, kind in enumerate(_KINDS):
            self._combo.setItemIcon(number, icon(KIND_ICONS[kind], theme.neutral.text_2, px(_ICON)))
        self._settle()

    @Slot(QAbstractButton)
    def _by_button(self, button: QAbstractButton) -> None:
        self._choose(_KINDS[self._group.id(button)])

    @Slot(int)
    def _by_combo(self, number: int) -> None:
        self._choose(_KINDS[number])

    def _choose(self, kind: Kind) -> None:
        self.set_kind(kind)
        self.chosen.emit()

    # ---- buttons or combo box

    def sizeHint(self) -> QSize:
        part = self._combo if self.is_combo else self._row
        return QSize(self._combo.sizeHint().width(), part.sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(self._combo.minimumSizeHint().width(), self.sizeHint().height())

    def resizeEvent(self, fact: QResizeEvent) -> None:
        super().resizeEvent(fact)
        self._settle()

    def _settle(self) -> None:
        """Show the part that fits; whichever had the focus hands it on."""
        fits = self._row.sizeHint().width() <= self.width()
        had_focus = self._row.isAncestorOf(self.focusWidget()) if self.focusWidget() else False
        self._row.setVisible(fits)
        self._combo.setVisible(not fits)
        if had_focus and not fits:
            self._combo.setFocus(Qt.FocusReason.OtherFocusReason)
        self._row.setGeometry(0, 0, self.width(), self._row.sizeHint().height())
        self._combo.setGeometry(0, 0, self.width(), self._combo.sizeHint().height())
        self.updateGeometry()


def _tip(kind: Kind) -> str:
    return f"{KIND_WORDS[kind]}. In the line: {_LETTERS[kind]} and a space."
