"""Whether Qt can open a window here, found out before Qt is asked: without a display it aborts."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path
from typing import NamedTuple

__all__ = ["PACKAGES", "Obstacle", "obstacle"]

PACKAGES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libX11.so.6": "libx11-6",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb.so.1": "libxcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xinerama.so.0": "libxcb-xinerama0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
"""Debian's package of each library that Qt needs and a bare machine lacks."""

HEADLESS = ("offscreen", "minimal", "vnc")


class Obstacle(NamedTuple):
    """Why no window can be opened. can_draw: pictures and PDF can be made all the same."""

    words: str
    can_draw: bool


def obstacle() -> Obstacle | None:
    """What keeps Qt from opening a window, or None."""
    try:
        import PySide6.QtWidgets  # noqa: F401 - the import is the question
    except ImportError as error:
        return Obstacle(missing_words(str(error)), can_draw=False)
    platform = os.environ.get("QT_QPA_PLATFORM", "").partition(":")[0]
    if platform in HEADLESS or not sys.platform.startswith("linux"):
        return None
    if platform not in ("", "xcb", "wayland"):
        words = f"QT_QPA_PLATFORM asks for {platform}, on which no desk can be opened: unset it."
        return Obstacle(words, can_draw=_can_draw())
    if platform != "xcb" and _is_wayland_there():
        return None
    if platform == "wayland" or not os.environ.get("DISPLAY"):
        return Obstacle("This machine has no display to open a window on.", can_draw=_can_draw())
    return _x11_obstacle()


def missing_words(complaint: str) -> str:
    """Name the package behind the loader's complaint about a library."""
    found = re.search(r"(lib[\w.+-]+?\.so[.\d]*)", complaint)
    library = found[1] if found else ""
    package = PACKAGES.get(library)
    if package:
        return f"Qt needs the library {library}: install the package {package} (apt-get install {package})."
    return f"Qt cannot be loaded: {complaint}."


def _is_wayland_there() -> bool:
    """Knock at the compositor's socket: a name left over in the environment opens no window."""
    import socket

    name = os.environ.get("WAYLAND_DISPLAY")
    if not name:
        return False
    path = Path(os.environ.get("XDG_RUNTIME_DIR", "/")) / name
    with socket.socket(socket.AF_UNIX) as knock:
        try:
            knock.connect(str(path))
        except OSError:
            return False
    return True


def _plugin(name: str) -> Path:
    """One of Qt's platforms as a file."""
    import importlib.util

    spec = importlib.util.find_spec("PySide6")
    folder = Path(spec.origin).parent if spec and spec.origin else Path()
    return folder / "Qt" / "plugins" / "platforms" / f"libq{name}.so"


def _can_draw() -> bool:
    """Whether pictures and PDF can be made: by Qt's platform without a screen."""
    import ctypes

    plugin = _plugin("offscreen")
    try:
        if plugin.exists():
            ctypes.CDLL(str(plugin))
    except OSError:
        return False
    return True


def _x11_obstacle() -> Obstacle | None:
    """Load what Qt's X11 plugin loads, and knock at the display as it does."""
    import ctypes

    plugin = _plugin("xcb")
    try:
        if plugin.exists():
            ctypes.CDLL(str(plugin))
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError as error:
        return Obstacle(missing_words(str(error)), can_draw=_can_draw())
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connect.argtypes = [ctypes.c_char_p, ctypes.c_void_p]
    xcb.xcb_connection_has_error.argtypes = [ctypes.c_void_p]
    xcb.xcb_disconnect.argtypes = [ctypes.c_void_p]
    connection = xcb.xcb_connect(None, None)
    is_refused = bool(xcb.xcb_connection_has_error(connection))
    xcb.xcb_disconnect(connection)
    if is_refused:
        display = os.environ["DISPLAY"]
        return Obstacle(
            f"The display {display} cannot be reached or does not let us in.", can_draw=_can_draw()
        )
    return None
