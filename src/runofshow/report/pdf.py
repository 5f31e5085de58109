"""A report as PDF: Qt's rich text set on A4 pages, fonts embedded, page numbers at the foot.

Qt is imported inside the functions, so that the other formats need neither Qt nor its system libraries.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from runofshow.report.blocks import LaidOut
from runofshow.report.html import report_html

if TYPE_CHECKING:
    from PySide6.QtCore import QIODevice, QRectF
    from PySide6.QtGui import QFont, QPainter, QPdfWriter, QTextDocument

__all__ = ["PdfError", "ensure_application", "pdf_bytes"]

_MARGIN_MM = 22.0
_FOOTER_MM = 8.0
_RESOLUTION = 300
"""Dots per inch that positions are rounded to; text is drawn as outlines of any size."""
_MM_PER_INCH = 25.4
_INDENT_PX = 20
"""Of lists, in 1/96 inch."""
_FOOTER_POINTS = 8
_BODY_POINTS = 10
_QUIET_INK = "#464e59"


class PdfError(RuntimeError):
    """Qt cannot draw here; the message says why in plain words."""


def pdf_bytes(laid_out: LaidOut) -> bytes:
    """The document as a PDF file's content; raises PdfError where Qt cannot draw."""
    ensure_application()
    from PySide6.QtCore import QBuffer, QIODevice

    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    _draw(laid_out, _writer(laid_out, buffer))
    return bytes(buffer.data().data())


def _draw(laid_out: LaidOut, writer: QPdfWriter) -> None:
    from PySide6.QtGui import QPainter

    document, page = _document(laid_out, writer)
    painter = QPainter()
    if not painter.begin(writer):
        raise PdfError("the PDF could not be begun")
    try:
        count = document.pageCount()
        for number in range(count):
            if number and not writer.newPage():
                raise PdfError(f"page {number + 1} of the PDF could not be begun")
            _draw_page(painter, document, page, number)
            _draw_footer(painter, writer, page, laid_out, number + 1, count)
    finally:
        painter.end()


def ensure_application() -> None:
    """Make a QGuiApplication that needs no display, if there is none yet; load the shipped fonts."""
    try:
        from PySide6.QtCore import QCoreApplication
        from PySide6.QtGui import QGuiApplication

        from runofshow.look.fonts import load_fonts
    except ImportError as error:
        raise PdfError(f"the PDF needs Qt, and a system library is missing: {error}") from error
    existing = QCoreApplication.instance()
    if existing is None:
        _keep(QGuiApplication(["runofshow", "-platform", "offscreen"]))
    elif not isinstance(existing, QGuiApplication):
        raise PdfError("the PDF needs a QGuiApplication, and a QCoreApplication already runs")
    load_fonts()


_kept: list[object] = []


def _keep(application: object) -> None:
    """Qt's application lives as long as the process: without a reference Python would end it at once."""
    _kept.append(application)


def _writer(laid_out: LaidOut, target: QIODevice) -> QPdfWriter:
    from PySide6.QtCore import QMarginsF
    from PySide6.QtGui import QPageLayout, QPageSize, QPdfWriter

    from runofshow import __version__

    writer = QPdfWriter(target)
    writer.setResolution(_RESOLUTION)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    margins = QMarginsF(_MARGIN_MM, _MARGIN_MM, _MARGIN_MM, _MARGIN_MM)
    writer.setPageMargins(margins, QPageLayout.Unit.Millimeter)
    writer.setTitle(laid_out.title)
    if hasattr(writer, "setAuthor"):  # since Qt 6.9
        writer.setAuthor(laid_out.author)
    writer.setCreator(f"runofshow {__version__}")
    return writer


def _document(laid_out: LaidOut, writer: QPdfWriter) -> tuple[QTextDocument, QRectF]:
    """The text laid out for the writer's own dots, and the part of a page it fills, less the footer."""
    from PySide6.QtCore import QRectF
    from PySide6.QtGui import QTextDocument

    from runofshow.report.pdf_paging import keep_together

    document = QTextDocument()
    document.setUndoRedoEnabled(False)
    document.documentLayout().setPaintDevice(writer)
    document.setDocumentMargin(0)
    document.setIndentWidth(_INDENT_PX)
    document.setDefaultFont(_font(_BODY_POINTS))
    document.setHtml(report_html(laid_out))
    # A page of whole dots: Qt rounds lengths to 1/64, and over many pages a part of a dot adds up.
    footer = round(_FOOTER_MM / _MM_PER_INCH * _RESOLUTION)
    page = QRectF(0, 0, writer.width(), writer.height() - footer)
    document.setPageSize(page.size())
    keep_together(document)
    return document, page


def _font(points: int) -> QFont:
    from PySide6.QtGui import QFont

    from runofshow.look.fonts import text_font

    font = text_font(points)
    font.setPointSize(points)
    # Contextual shapes, such as the raised colon of 08:30, have no character of their own: whoever
    # searches the PDF or copies from it would miss them. The same goes for `tnum`, so it stays off.
    font.setFeature(QFont.Tag("calt"), 0)
    return font


def _draw_page(painter: QPainter, document: QTextDocument, page: QRectF, number: int) -> None:
    from PySide6.QtGui import QAbstractTextDocumentLayout

    painter.save()
    top = number * page.height()
    view = page.translated(0, top)
    painter.translate(0, -top)
    painter.setClipRect(view)
    context = QAbstractTextDocumentLayout.PaintContext()
    # Less a dot: a line that only touches would be drawn on both pages, unseen but found by a search.
    context.clip = view.adjusted(0, 1, 0, -1)
    document.documentLayout().draw(painter, context)
    painter.restore()


def _draw_footer(
    painter: QPainter, writer: QPdfWriter, page: QRectF, laid_out: LaidOut, number: int, count: int
) -> None:
    """The session at the left, the page's number at the right."""
    from PySide6.QtCore import QRectF, Qt
    from PySide6.QtGui import QColor

    foot = QRectF(0, page.height(), page.width(), writer.height() - page.height())
    painter.setFont(_font(_FOOTER_POINTS))
    painter.setPen(QColor(_QUIET_INK))
    bottom = Qt.AlignmentFlag.AlignBottom
    numbering = f"Page {number} of {count}"
    painter.drawText(foot, bottom | Qt.AlignmentFlag.AlignRight, numbering)
    room = foot.width() - painter.fontMetrics().horizontalAdvance(numbering) * 1.5
    head = painter.fontMetrics().elidedText(laid_out.running_head, Qt.TextElideMode.ElideRight, int(room))
    painter.drawText(foot, bottom | Qt.AlignmentFlag.AlignLeft, head)
