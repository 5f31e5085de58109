"""What is remembered between sessions: geometry, theme, muting, what displays show, recent files."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray

from runofshow.app.paths import is_there
from runofshow.app.stored import StoredValues
from runofshow.look.scale import NORMAL, nearest
from runofshow.stage.roles import Assignment

__all__ = ["Settings"]

MOST_RECENT = 8


class Settings:
    """A plain JSON file in the user's configuration folder, or wherever `path` says."""

    def __init__(self, path: Path | None = None) -> None:
        self._store = StoredValues(path or _default_path())

    @property
    def geometry(self) -> QByteArray:
        return QByteArray.fromBase64(self._store.text("desk/geometry").encode())

    @geometry.setter
    def geometry(self, value: QByteArray) -> None:
        self._store.set("desk/geometry", bytes(value.toBase64().data()).decode())

    @property
    def theme(self) -> str | None:
        """The theme chosen by hand; None follows the system."""
        return self._store.text("desk/theme") or None

    @theme.setter
    def theme(self, name: str) -> None:
        self._store.set("desk/theme", name)

    @property
    def text_percent(self) -> int:
        """The size of the desk's text, one of those that can be chosen."""
        return nearest(_number(self._store.text("desk/text_percent"), NORMAL))

    @text_percent.setter
    def text_percent(self, percent: int) -> None:
        self._store.set("desk/text_percent", str(percent))

    @property
    def is_muted(self) -> bool:
        return self._store.text("sound/muted") == "true"

    @is_muted.setter
    def is_muted(self, value: bool) -> None:
        self._store.set("sound/muted", "true" if value else "false")

    @property
    def stages(self) -> tuple[Assignment, ...]:
        """What each display was last asked to show."""
        return tuple(filter(None, map(Assignment.from_text, self._store.texts("stage/displays"))))

    @stages.setter
    def stages(self, assignments: tuple[Assignment, ...]) -> None:
        self._store.set("stage/displays", [assignment.text for assignment in assignments])

    @property
    def is_flash_wanted(self) -> bool:
        """Whether the speakers' stage flashes once when the time is up."""
        return self._store.text("stage/flash") == "true"

    @is_flash_wanted.setter
    def is_flash_wanted(self, value: bool) -> None:
        self._store.set("stage/flash", "true" if value else "false")

    @property
    def recent(self) -> tuple[Path, ...]:
        """Programmes and shows opened lately, the latest first, as far as they still exist."""
        return tuple(path for path in map(Path, self._store.texts("recent/files")) if is_there(path))

    def remember(self, path: Path) -> None:
        """Put a file at the head of the recent ones."""
        path = path.resolve()
        others = [other for other in self.recent if other != path]
        self._store.set("recent/files", [str(p) for p in [path, *others][:MOST_RECENT]])

    def draft(self, show: Path) -> str:
        """The minutes line that was being typed for a show."""
        return self._store.text(f"drafts/{show.name}")

    def keep_draft(self, show: Path, text: str) -> None:
        self._store.set(f"drafts/{show.name}", text)

    @property
    def notes_percent(self) -> int:
        """The size of the chair's notes, in per cent of the desk's text."""
        return nearest(_number(self._store.text("desk/notes_percent"), NORMAL))

    @notes_percent.setter
    def notes_percent(self, percent: int) -> None:
        self._store.set("desk/notes_percent", str(percent))

    def ticks(self, file: Path) -> frozenset[str]:
        """What is done of the checklist of a programme or a show."""
        return frozenset(self._store.texts(f"ticks/{file.name}"))

    def keep_ticks(self, file: Path, done: frozenset[str]) -> None:
        self._store.set(f"ticks/{file.name}", sorted(done))

    def sync(self) -> None:
        """Wait, within reason, until everything is written."""
        self._store.sync()


def _number(text: str, otherwise: int) -> int:
    """A whole number from the file, where there is one."""
    return int(text) if text.isdecimal() else otherwise


def _default_path() -> Path:
    from platformdirs import user_config_path

    return user_config_path("runofshow", appauthor=False) / "settings.json"
