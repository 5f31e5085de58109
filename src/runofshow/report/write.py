"""Write a report to a file by the file's suffix, whole or not at all."""

from __future__ import annotations

import io
import json
import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from runofshow.clock import Now
from runofshow.report.blocks import LaidOut
from runofshow.report.build import build_report
from runofshow.report.compose import compose
from runofshow.report.docx import write_docx
from runofshow.report.json_export import report_json
from runofshow.report.markdown import markdown
from runofshow.report.pdf import PdfError, pdf_bytes
from runofshow.show.state import Show

__all__ = ["SUFFIXES", "ReportError", "write_report"]


class ReportError(RuntimeError):
    """A report that cannot be written; the message says why, and what would be right."""


def write_report(show: Show, now: Now, path: Path) -> None:
    """Write the report of a show as it stands at `now`, in the format that the suffix names.

    The file appears whole, in place of an earlier one, which a failure leaves as it was. Raises
    ReportError for a suffix that is not known, a folder that is not there, a file or folder that
    cannot be written to, and a PDF that Qt cannot draw here.
    """
    make = _FORMATS.get(path.suffix.lower())
    if make is None:
        has = f"and {path.suffix} is none of them" if path.suffix else "and this name has no ending"
        raise ReportError(f"{path.name}: the name of a report ends in {_listed(SUFFIXES)}, {has}")
    if path.is_dir():
        raise ReportError(f"{path} is a folder: name a file in it")
    if not path.parent.is_dir():
        raise ReportError(f"the folder {path.parent} does not exist: make it, or choose another")
    if path.exists() and not os.access(path, os.W_OK):
        raise ReportError(f"{path} may not be written to: choose another name")
    try:
        content = make(show, now)
    except PdfError as error:
        raise ReportError(str(error)) from error
    _put(path.resolve(), content)


def _listed(suffixes: tuple[str, ...]) -> str:
    return f"{', '.join(suffixes[:-1])} or {suffixes[-1]}"


def _put(path: Path, content: bytes) -> None:
    """Write beside, then replace: at no moment does half a file stand under the name."""
    beside = path.with_name(f".{path.name[:100]}.{os.getpid()}.part")
    try:
        with beside.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except OSError as error:
        with suppress(OSError):
            beside.unlink()
        raise ReportError(f"{path} could not be written: {error.strerror or error}") from error


def _laid_out(show: Show, now: Now) -> LaidOut:
    return compose(build_report(show, now))


def _markdown(show: Show, now: Now) -> bytes:
    return markdown(_laid_out(show, now)).encode("utf-8")


def _json(show: Show, now: Now) -> bytes:
    """Half a surrogate pair, which UTF-8 cannot hold, is written as the escape that JSON has for it."""
    text = json.dumps(report_json(show, now), ensure_ascii=False, indent=2) + "\n"
    return text.encode("utf-8", "backslashreplace")


def _docx(show: Show, now: Now) -> bytes:
    buffer = io.BytesIO()
    write_docx(_laid_out(show, now), buffer)
    return buffer.getvalue()


def _pdf(show: Show, now: Now) -> bytes:
    return pdf_bytes(_laid_out(show, now))


_FORMATS: dict[str, Callable[[Show, Now], bytes]] = {
    ".md": _markdown,
    ".json": _json,
    ".docx": _docx,
    ".pdf": _pdf,
}
SUFFIXES = tuple(_FORMATS)
"""The endings by which a format is chosen."""
