"""When a programme is opened whose show was not finished: go on with that one, or begin anew?"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QMessageBox, QWidget

from runofshow.app.kept_shows import unfinished_kept_shows
from runofshow.app.opening import OpeningError, load_programme, show_folders
from runofshow.app.paths import documents_folder, spill_folder
from runofshow.journal.names import SPILL_SUFFIX, SUFFIX, spills_in, unfinished_shows

__all__ = ["offer_unfinished"]


def _unfinished(path: Path) -> tuple[Path, ...]:
    """The shows of a programme that wait, wherever its shows are made; last those whose file is gone."""
    folders = [f for f in show_folders(path, documents_folder()) if any(f.glob(f"*{SUFFIX}"))]
    if not folders and not spills_in(spill_folder()):
        return ()
    try:
        programme = load_programme(path)
    except OpeningError:
        return ()
    shows = [show for folder in folders for show in unfinished_shows(programme, folder)]
    return (*shows, *(orphan.path for orphan in unfinished_kept_shows(programme)))


def offer_unfinished(parent: QWidget, path: Path) -> Path | None:
    """The show to go on with, or None for a new one. Nothing is on air yet, so it may ask."""
    if path.suffix.lower() in (SUFFIX, SPILL_SUFFIX):
        return None
    shows = _unfinished(path)
    if not shows:
        return None
    box = QMessageBox(parent)
    box.setWindowTitle("An unfinished session")
    box.setText(_what(shows[0]))
    box.setInformativeText("Go on with it, with its clock and its minutes, or begin a new session?")
    go_on = box.addButton("Go on", QMessageBox.ButtonRole.AcceptRole)
    box.addButton("Begin anew", QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(go_on)
    # Esc in a hurry must not leave the running session behind.
    box.setEscapeButton(go_on)
    box.exec()
    return shows[0] if box.clickedButton() is go_on else None


def _what(show: Path) -> str:
    if show.suffix == SPILL_SUFFIX:
        return "This session was not finished. Its file is gone, but all that was logged is kept."
    return f"{show.name} was not finished."
