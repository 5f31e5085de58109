"""Qt's offscreen screens, changed while a program runs; to be used in a process of its own.

The offscreen platform reads its screens from a file when it starts, and offers a function that takes other
ones later: screens then come, go and change as those of a real machine do. Python reaches it through the
platform's own table of functions.
"""

from __future__ import annotations

import ctypes
import json
import platform
import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

__all__ = ["CAN_CHANGE", "Screen", "change_screens", "run_on_screens"]

CAN_CHANGE = sys.platform == "linux" and platform.machine() == "x86_64"
"""Whether the call below is made as this machine makes calls."""

_NATIVE_RESOURCE = 12
"""The place of nativeResourceForIntegration in the table: after QObject's twelve."""


class Screen(NamedTuple):
    """One screen, in device-independent pixels."""

    name: str
    x: int
    y: int
    width: int
    height: int
    dpr: float = 1.0


def run_on_screens(program: str, screens: Sequence[Screen], folder: Path) -> str:
    """Run Python code in a process that starts with these screens; returns what it printed."""
    config = folder / "screens.json"
    config.write_text(_configuration(screens), encoding="utf-8")
    root = Path(__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
        env={
            "QT_QPA_PLATFORM": f"offscreen:configfile={config}",
            "PYTHONPATH": f"{root / 'src'}:{root / 'tests'}",
            "HOME": str(folder),
        },
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def change_screens(screens: Sequence[Screen]) -> None:
    """Have these screens instead, by name: others are removed, added, moved, resized."""
    from PySide6.QtCore import QByteArray, QJsonDocument
    from shiboken6 import getCppPointer

    core, gui = _library("Core"), _library("Gui")
    interface_of = gui._ZN15QGuiApplication23platformNativeInterfaceEv
    interface_of.restype = ctypes.c_void_p
    interface = interface_of()
    table = ctypes.cast(interface, ctypes.POINTER(ctypes.POINTER(ctypes.c_void_p)))[0]
    find = ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p)(table[_NATIVE_RESOURCE])
    name = QByteArray(b"setConfiguration")
    configure = ctypes.CFUNCTYPE(None, ctypes.c_void_p, ctypes.c_void_p)(
        find(interface, getCppPointer(name)[0])
    )
    document = QJsonDocument.fromJson(QByteArray(_configuration(screens).encode()))
    room = ctypes.create_string_buffer(16)
    to_object = core._ZNK13QJsonDocument6objectEv
    to_object.argtypes = [ctypes.c_void_p, ctypes.c_void_p]
    to_object(ctypes.addressof(room), getCppPointer(document)[0])
    configure(ctypes.addressof(room), interface)


def _configuration(screens: Sequence[Screen]) -> str:
    listed = [{**screen._asdict(), "logicalDpi": 96} for screen in screens]
    return json.dumps({"screens": listed, "windowFrameMargins": False})


def _library(module: str) -> ctypes.CDLL:
    """The library that the process has loaded already."""
    maps = Path("/proc/self/maps").read_text(encoding="utf-8")
    found = re.search(rf"\S*libQt6{module}\.so\S*", maps)
    assert found
    return ctypes.CDLL(found[0])
