"""When a programme is opened whose show was not finished: go on with that one, or begin anew?"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QMessageBox, QWidget

from runofshow.app.opening import OpeningError, load_programme, show_folders
from runofshow.app.paths import documents_folder
from runofshow.journal.names import SUFFIX, unfinished_shows

__all__ = ["offer_unfinished"]


def _unfinished(path: Path) -> tuple[Path, ...]:
    """The shows of a programme that wait, wherever its shows are made."""
    folders = [f for f in show_folders(path, documents_folder()) if any(f.glob(f"*{SUFFIX}"))]
    if not folders:
        return ()
    try:
        programme = load_programme(path)
    except OpeningError:
        return ()
    return tuple(show for folder in folders for show in unfinished_shows(programme, folder))


def offer_unfinished(parent: QWidget, path: Path) -> Path | None:
    """The show to go on with, or None for a new one. Nothing is on air yet, so it may ask."""
    if path.suffix.lower() == SUFFIX:
        return None
    shows = _unfinished(path)
    if not shows:
        return None
    box = QMessageBox(parent)
    box.setWindowTitle("An unfinished session")
    box.setText(f"{shows[0].name} was not finished.")
    box.setInformativeText("Go on with it, with its clock and its minutes, or begin a new session?")
    go_on = box.addButton("Go on", QMessageBox.ButtonRole.AcceptRole)
    box.addButton("Begin anew", QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(go_on)
    # Esc in a hurry must not leave the running session behind.
    box.setEscapeButton(go_on)
    box.exec()
    return shows[0] if box.clickedButton() is go_on else None
