"""Whether the system asks for no motion: then no colours cross over on the stages, and nothing flashes.

Qt does not tell, so each system is asked in its own way. Where nobody answers, there is motion.
"""

from __future__ import annotations

import ctypes
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal, Slot

if TYPE_CHECKING:
    from PySide6.QtDBus import QDBusPendingCallWatcher

__all__ = ["MotionWish", "is_stilled"]

_PORTAL = ("org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop")
_SETTINGS = "org.freedesktop.portal.Settings"
_TIMEOUT_MS = 3000
_CLIENT_AREA_ANIMATION = 0x1042
"""Windows: SPI_GETCLIENTAREAANIMATION, “Show animations in Windows”."""

_STILL: dict[tuple[str, str], tuple[object, ...]] = {
    ("org.freedesktop.appearance", "reduced-motion"): (1, "1"),
    ("org.gnome.desktop.interface", "enable-animations"): (False,),
    ("org.kde.kdeglobals.KDE", "AnimationDurationFactor"): ("0", 0),
}
"""Settings of Linux desktops, and what they say where motion is unwanted."""


def is_stilled(namespace: str, key: str, value: object) -> bool:
    """Whether a setting's value says that motion is unwanted."""
    wanted = _STILL.get((namespace, key), ())
    return any(type(value) is type(still) and value == still for still in wanted)


class MotionWish(QObject):
    """Asks once. reduced: motion is unwanted; it may come at once or a little later, or never."""

    reduced = Signal()

    def ask(self) -> None:
        try:
            if sys.platform.startswith("linux"):
                self._ask_portal()
            elif (sys.platform == "win32" and _is_windows_still()) or (
                sys.platform == "darwin" and _is_mac_still()
            ):
                self.reduced.emit()
        except (OSError, AttributeError, ImportError, subprocess.SubprocessError):
            return

    def _ask_portal(self) -> None:
        """Without waiting: a portal may take seconds to come up."""
        if not _is_bus_there():
            return
        from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusPendingCallWatcher

        bus = QDBusConnection.sessionBus()
        if not bus.isConnected():
            return
        for namespace, key in _STILL:
            question = QDBusMessage.createMethodCall(*_PORTAL, _SETTINGS, "ReadOne")
            question.setArguments([namespace, key])
            watcher = QDBusPendingCallWatcher(bus.asyncCall(question, _TIMEOUT_MS), self)
            watcher.setObjectName(f"{namespace} {key}")
            watcher.finished.connect(self._take)

    @Slot(object)
    def _take(self, watcher: QDBusPendingCallWatcher) -> None:
        namespace, _, key = watcher.objectName().partition(" ")
        arguments: list[Any] = watcher.reply().arguments() if not watcher.isError() else []
        watcher.deleteLater()
        value: Any = arguments[0] if arguments else None
        while hasattr(value, "variant"):
            value = value.variant()
        if is_stilled(namespace, key, value):
            self.reduced.emit()


def _is_bus_there() -> bool:
    """Whether there is a session bus already: libdbus would start one where there isn't."""
    runtime = os.environ.get("XDG_RUNTIME_DIR", "")
    return bool(os.environ.get("DBUS_SESSION_BUS_ADDRESS")) or bool(
        runtime and (Path(runtime) / "bus").exists()
    )


def _is_windows_still() -> bool:
    has_animation = ctypes.c_int(1)
    user32 = ctypes.WinDLL("user32")  # type: ignore[attr-defined,unused-ignore]
    asked = user32.SystemParametersInfoW(_CLIENT_AREA_ANIMATION, 0, ctypes.byref(has_animation), 0)
    return bool(asked) and not has_animation.value


def _is_mac_still() -> bool:
    asked = subprocess.run(
        ["/usr/bin/defaults", "read", "com.apple.universalaccess", "reduceMotion"],
        capture_output=True,
        text=True,
        timeout=2,
        check=False,
    )
    return asked.stdout.strip() == "1"
