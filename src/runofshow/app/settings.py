"""What is remembered between sessions: geometry, theme, muting, what displays show, recent files."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

from runofshow.app.paths import is_there
from runofshow.look.scale import NORMAL, nearest
from runofshow.stage.roles import Assignment

__all__ = ["Settings"]

MOST_RECENT = 8


class Settings:
    """A plain INI file in the user's configuration folder, or wherever `path` says."""

    def __init__(self, path: Path | None = None) -> None:
        self._store = QSettings(str(path or _default_path()), QSettings.Format.IniFormat)

    @property
    def geometry(self) -> QByteArray:
        value = self._store.value("desk/geometry")
        return value if isinstance(value, QByteArray) else QByteArray()

    @geometry.setter
    def geometry(self, value: QByteArray) -> None:
        self._store.setValue("desk/geometry", value)

    @property
    def theme(self) -> str | None:
        """The theme chosen by hand; None follows the system."""
        return str(self._store.value("desk/theme") or "") or None

    @theme.setter
    def theme(self, name: str) -> None:
        self._store.setValue("desk/theme", name)

    @property
    def text_percent(self) -> int:
        """The size of the desk's text, one of those that can be chosen."""
        return nearest(_number(self._store.value("desk/text_percent"), NORMAL))

    @text_percent.setter
    def text_percent(self, percent: int) -> None:
        self._store.setValue("desk/text_percent", percent)

    @property
    def is_muted(self) -> bool:
        return str(self._store.value("sound/muted", "false")) == "true"

    @is_muted.setter
    def is_muted(self, value: bool) -> None:
        self._store.setValue("sound/muted", "true" if value else "false")

    @property
    def stages(self) -> tuple[Assignment, ...]:
        """What each display was last asked to show."""
        value = self._store.value("stage/displays") or []
        texts = [value] if isinstance(value, str) else list(value)
        return tuple(filter(None, (Assignment.from_text(str(text)) for text in texts)))

    @stages.setter
    def stages(self, assignments: tuple[Assignment, ...]) -> None:
        if assignments != self.stages:
            self._store.setValue("stage/displays", [assignment.text for assignment in assignments])

    @property
    def is_flash_wanted(self) -> bool:
        """Whether the speakers' stage flashes once when the time is up."""
        return str(self._store.value("stage/flash", "false")) == "true"

    @is_flash_wanted.setter
    def is_flash_wanted(self, value: bool) -> None:
        self._store.setValue("stage/flash", "true" if value else "false")

    @property
    def recent(self) -> tuple[Path, ...]:
        """Programmes and shows opened lately, the latest first, as far as they still exist."""
        value = self._store.value("recent/files") or []
        names = [value] if isinstance(value, str) else list(value)
        return tuple(path for path in map(Path, names) if is_there(path))

    def remember(self, path: Path) -> None:
        """Put a file at the head of the recent ones."""
        path = path.resolve()
        others = [other for other in self.recent if other != path]
        self._store.setValue("recent/files", [str(p) for p in [path, *others][:MOST_RECENT]])

    def draft(self, show: Path) -> str:
        """The minutes line that was being typed for a show."""
        return str(self._store.value(f"drafts/{show.name}") or "")

    def keep_draft(self, show: Path, text: str) -> None:
        key = f"drafts/{show.name}"
        if text:
            self._store.setValue(key, text)
        else:
            self._store.remove(key)

    @property
    def notes_percent(self) -> int:
        """The size of the chair's notes, in per cent of the desk's text."""
        return nearest(_number(self._store.value("desk/notes_percent"), NORMAL))

    @notes_percent.setter
    def notes_percent(self, percent: int) -> None:
        self._store.setValue("desk/notes_percent", percent)

    def ticks(self, file: Path) -> frozenset[str]:
        """What is done of the checklist of a programme or a show."""
        value = self._store.value(f"ticks/{file.name}") or []
        return frozenset([value] if isinstance(value, str) else map(str, value))

    def keep_ticks(self, file: Path, done: frozenset[str]) -> None:
        if done:
            self._store.setValue(f"ticks/{file.name}", sorted(done))
        else:
            self._store.remove(f"ticks/{file.name}")

    def sync(self) -> None:
        """Write to disk now."""
        self._store.sync()


def _number(value: object, otherwise: int) -> int:
    """A whole number from the file, where there is one."""
    text = str(value)
    return int(text) if text.isdecimal() else otherwise


def _default_path() -> Path:
    from platformdirs import user_config_path

    return user_config_path("runofshow", appauthor=False) / "settings.ini"
