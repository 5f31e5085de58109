"""The rundown's tree: rows painted from the model, the current one from the scene."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTreeView, QWidget

from runofshow.desk.rundown_model import RowLook, RundownModel
from runofshow.desk.text import balanced_lines, elided, name_font
from runofshow.look.fonts import text_font
from runofshow.look.icons import pixmap
from runofshow.look.phases import paint_shape
from runofshow.look.scale import px
from runofshow.look.tokens import Theme
from runofshow.show.scene import Scene

__all__ = ["RundownView"]

ICON_LEFT, ICON = 12, 14
CLOCK_LEFT = 34
TEXT_LEFT = 80
RIGHT = 18
GAP = 8
LINE, SMALL_LINE = 20, 16
FIGURES = 44

NARROW_BELOW = 270
"""The width, at the ordinary size of text, below which names stand in the clock's place."""


class RundownView(QTreeView):
    """Shows the model; a click selects, Enter or a double click asks to take the slot (`activated`)."""

    def __init__(self, model: RundownModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.painter_of_rows = RowDelegate(self, theme)
        self.setModel(model)
        self.setItemDelegate(self.painter_of_rows)
        self.setAccessibleName("Rundown")
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setItemsExpandable(False)
        self.setExpandsOnDoubleClick(False)
        self.setUniformRowHeights(False)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QTreeView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QTreeView.EditTrigger.NoEditTriggers)
        self.setFrameShape(QTreeView.Shape.NoFrame)
        self.setProperty("surface", "panel")
        model.rowsInserted.connect(self.expandAll)
        self.expandAll()

    def set_theme(self, theme: Theme) -> None:
        self.painter_of_rows.theme = theme
        self.viewport().update()

    def set_scene(self, scene: Scene, slot: str | None) -> None:
        """What the current row shows besides the model; repaints that row alone, and only for news."""
        before = self.painter_of_rows.shown
        self.painter_of_rows.scene = scene
        self.painter_of_rows.current = slot
        if self.painter_of_rows.shown != before:
            self.repaint_row(slot)

    def repaint_row(self, slot: str | None) -> None:
        index = self._rows.index_of(slot)
        if index.isValid():
            self.viewport().update(self.visualRect(index))

    def selected_slot(self) -> str | None:
        """The id of the selected row."""
        index = self.currentIndex()
        look = index.data(RundownModel.LOOK) if index.isValid() else None
        return look.id if isinstance(look, RowLook) else None

    def select(self, slot: str | None) -> None:
        """Select the row of a slot, and bring it into sight."""
        index = self._rows.index_of(slot)
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index)

    def show_current(self) -> None:
        """Scroll so that the current row is in sight, with the next one below it."""
        index = self._rows.index_of(self.painter_of_rows.current)
        below = self.indexBelow(index) if index.isValid() else QModelIndex()
        for wanted in (below, index):
            if wanted.isValid():
                self.scrollTo(wanted)

    @property
    def _rows(self) -> RundownModel:
        model = self.model()
        assert isinstance(model, RundownModel)
        return model

    def resizeEvent(self, event: object) -> None:
        super().resizeEvent(event)  # type: ignore[arg-type]  # Qt hands its own event through
        self.scheduleDelayedItemsLayout()

    def drawBranches(self, painter: QPainter, rect: QRect, index: object) -> None:
        """None: the chevron is part of the row."""


class RowDelegate(QStyledItemDelegate):
    """Paints one row: state, planned time, title over subtitle, figures at the right edge."""

    def __init__(self, view: QTreeView, theme: Theme) -> None:
        super().__init__(view)
        self._view = view
        self.theme = theme
        self.scene: Scene | None = None
        self.current: str | None = None
        self._bold = text_font(13, 600)
        self._medium = text_font(13, 500)
        self._small = text_font(12)
        self._caption = text_font(11, 500)
        self._time = text_font(13, times=True)
        self._small_time = text_font(12, times=True)
        self._figure = text_font(15, 600, times=True)

    @property
    def shown(self) -> tuple[object, ...]:
        """What a row shows besides its look."""
        return (self.current, self.scene.phase, self.scene.digits) if self.scene else ()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """The same in every state of a row, so that nothing moves under the pointer on air."""
        look = index.data(RundownModel.LOOK)
        if look.kind == "segment":
            bare = self.theme.row.turn if look.is_slot else self.theme.row.turn - px(4)
            return QSize(0, self.theme.row.segment if look.subtitle else bare)
        lines, _, _ = self.fitted_title(look, self._view.viewport().width())
        return QSize(0, self.theme.row.turn + px(4 + LINE * (len(lines) - 1)))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        look: RowLook = index.data(RundownModel.LOOK)
        row = QRect(0, option.rect.top(), self._view.viewport().width(), option.rect.height())
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_current = look.id == self.current and look.is_slot
        self._paint_ground(painter, row, option, is_current=is_current)
        self._paint_state(painter, row, look, is_current=is_current)
        self._paint_words(painter, row, look)
        self._paint_figures(painter, row, look, is_current=is_current)
        painter.restore()

    # ---- parts of a row

    def _paint_ground(
        self, painter: QPainter, row: QRect, option: QStyleOptionViewItem, *, is_current: bool
    ) -> None:
        state = option.state
        is_selected = bool(state & option.state.State_Selected)
        if is_current and self.scene:
            colours = self.theme.phase[self.scene.phase]
            painter.fillRect(row, QColor(colours.tint))
            painter.fillRect(QRect(row.left(), row.top(), 4, row.height()), QColor(colours.fill))
        elif is_selected:
            painter.fillRect(row, QColor(self.theme.accent.tint))
        elif state & option.state.State_MouseOver:
            painter.fillRect(row, QColor(self.theme.neutral.hover))
        if is_selected and self._view.hasFocus():
            painter.setPen(QColor(self.theme.accent.focus))
            painter.drawRect(row.adjusted(0, 0, -1, -1))
            painter.drawRect(row.adjusted(1, 1, -2, -2))

    def _paint_state(self, painter: QPainter, row: QRect, look: RowLook, *, is_current: bool) -> None:
        left = px(ICON_LEFT) if look.kind == "segment" else self._text_left(row.width()) - px(22)
        top = row.top() + px(11)
        if is_current and self.scene:
            side = self.theme.icon.shape_row
            shape = QRectF(left + px(1), top + px(2), side, side)
            paint_shape(painter, self.scene.phase, shape, self.theme.phase[self.scene.phase].ink)
            return
        name = {"done": "check", "skipped": "x"}.get(look.state, "")
        if look.kind == "segment" and not look.is_slot and look.state != "done":
            name = name or "chevron-down"
        if name:
            ratio = painter.device().devicePixelRatioF() if painter.device() else 1.0
            painter.drawPixmap(left, top, pixmap(name, self.theme.neutral.text_3, px(ICON), ratio))

    def _paint_words(self, painter: QPainter, row: QRect, look: RowLook) -> None:
        neutral = self.theme.neutral
        is_past = look.state in ("done", "skipped")
        top, left, line = row.top() + px(8), self._text_left(row.width()), px(LINE)
        if look.clock and left > px(CLOCK_LEFT):
            room = px(FIGURES)
            self._text(painter, self._time, neutral.text_3, px(CLOCK_LEFT), top, room, line, look.clock)
        is_segment = look.kind == "segment"
        colour = neutral.text_2 if is_past and not is_segment else neutral.text
        lines, font, width = self.fitted_title(look, row.width())
        for words in lines:
            self._text(painter, font, colour, left, top, width, line, elided(font, words, width))
            top += line
        below = neutral.text_2 if is_segment else neutral.text_3
        text = elided(self._small, look.subtitle, width)
        self._text(painter, self._small, below, left, top, width, px(SMALL_LINE), text)

    def _paint_figures(self, painter: QPainter, row: QRect, look: RowLook, *, is_current: bool) -> None:
        neutral = self.theme.neutral
        top, width = row.top() + px(8), px(90)
        left = row.width() - px(RIGHT) - width
        font, colour, value, below = self._time, neutral.text_2, look.right, look.right_below
        if is_current and self.scene:
            font, colour = self._figure, self.theme.phase[self.scene.phase].ink
            value, below = self.scene.digits, f"of {look.right}"
        align = Qt.AlignmentFlag.AlignRight
        self._text(painter, font, colour, left, top, width, px(LINE), value, align)
        if below:
            is_next = below == "Next"
            small = self._caption if is_next else self._small_time
            ink = neutral.text_2 if is_next else neutral.text_3
            self._text(painter, small, ink, left, top + px(LINE), width, px(SMALL_LINE), below, align)

    def _text(
        self,
        painter: QPainter,
        font: QFont,
        colour: str,
        left: float,
        top: float,
        width: float,
        height: float,
        text: str,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    ) -> None:
        painter.setFont(font)
        painter.setPen(QColor(colour))
        painter.drawText(QRectF(left, top, width, height), align | Qt.AlignmentFlag.AlignVCenter, text)

    # ---- measures

    def _text_left(self, row_width: int) -> int:
        """In a narrow column names stand in the place of the planned hours."""
        return px(TEXT_LEFT if row_width >= px(NARROW_BELOW) else CLOCK_LEFT)

    def _figures_width(self, look: RowLook) -> float:
        metrics = QFontMetricsF(self._time)
        return max(
            metrics.horizontalAdvance(look.right), metrics.horizontalAdvance(look.right_below), px(FIGURES)
        )

    def fitted_title(self, look: RowLook, row_width: int) -> tuple[list[str], QFont, float]:
        """(lines, font, width): a segment's title on one line, a name whole on one or two."""
        width = row_width - self._text_left(row_width) - px(RIGHT) - self._figures_width(look) - px(GAP)
        if look.kind == "segment":
            return [look.title], self._bold, width
        lines = balanced_lines(self._medium, look.title, width)
        return lines, name_font(self._medium, lines, width), width
