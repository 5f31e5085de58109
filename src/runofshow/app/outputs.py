"""How many displays the machine feeds, asked past Qt, which shows one where several show the same picture.

None wherever that cannot be known; never an exception.
"""

from __future__ import annotations

import ctypes
import ctypes.util
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

__all__ = ["drm_outputs", "is_real", "lit_outputs"]

_DRM = Path("/sys/class/drm")
_UNREAL = ("screen", "default", "vnc", "dummy", "rdp", "xrdp", "virtual")
"""How servers without a display of their own call their screens."""

_REAL_PLATFORMS = ("xcb", "wayland", "windows", "cocoa")
_ACTIVE_PATHS = 2
_PATH_BYTES, _MODE_BYTES = 72, 64
"""The sizes of Windows' DISPLAYCONFIG_PATH_INFO and DISPLAYCONFIG_MODE_INFO."""

_MOST_DISPLAYS = 32


def lit_outputs(platform: str, screens: Sequence[str]) -> int | None:
    """How many displays are fed. platform, screens: Qt's name of the platform and those of its screens."""
    if not is_real(platform, screens):
        return None
    ask = _ASK.get(sys.platform)
    try:
        return ask() if ask else None
    except (OSError, AttributeError, ValueError):
        return None


def is_real(platform: str, screens: Sequence[str]) -> bool:
    """Whether Qt draws on the machine's own displays, and not on a server's or on none."""
    is_drawn = platform.startswith(_REAL_PLATFORMS)
    return is_drawn and not any(name.lower().startswith(_UNREAL) for name in screens)


def drm_outputs(folder: Path = _DRM) -> int | None:
    """Linux: the connectors that are connected and have a picture sent to them; None without any driver."""
    connectors = [status.parent for status in folder.glob("card*-*/status")]
    if not connectors:
        return None
    return sum(
        (connector / "status").read_text().strip() == "connected"
        and (connector / "enabled").read_text().strip() == "enabled"
        for connector in connectors
    )


def _windows_outputs() -> int:
    """Windows: the paths from a source to a display that are in use; duplicated displays share a source."""
    user32 = ctypes.WinDLL("user32")  # type: ignore[attr-defined,unused-ignore]
    paths, modes = ctypes.c_uint32(), ctypes.c_uint32()
    if user32.GetDisplayConfigBufferSizes(_ACTIVE_PATHS, ctypes.byref(paths), ctypes.byref(modes)):
        raise OSError("no sizes")
    path_room = (ctypes.c_byte * (_PATH_BYTES * paths.value))()
    mode_room = (ctypes.c_byte * (_MODE_BYTES * modes.value))()
    if user32.QueryDisplayConfig(
        _ACTIVE_PATHS, ctypes.byref(paths), path_room, ctypes.byref(modes), mode_room, None
    ):
        raise OSError("no paths")
    return paths.value


def _mac_outputs() -> int:
    """macOS: the displays that are in use, those that repeat another's picture among them."""
    found = ctypes.util.find_library("CoreGraphics")
    graphics = ctypes.CDLL(found or "")
    ids, count = (ctypes.c_uint32 * _MOST_DISPLAYS)(), ctypes.c_uint32()
    if graphics.CGGetOnlineDisplayList(_MOST_DISPLAYS, ids, ctypes.byref(count)):
        raise OSError("no displays")
    return sum(not graphics.CGDisplayIsAsleep(display) for display in ids[: count.value])


_ASK: dict[str, Callable[[], int | None]] = {
    "linux": drm_outputs,
    "win32": _windows_outputs,
    "darwin": _mac_outputs,
}
