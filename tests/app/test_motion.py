"""Whether the system asks for no motion."""

from __future__ import annotations

import shutil
import subprocess
import sys

import pytest
from pytestqt.qtbot import QtBot

from runofshow.app.motion import MotionWish, is_stilled

PORTAL = """
import sys
from jeepney import MessageType, message_bus, new_error, new_method_return
from jeepney.io.blocking import open_dbus_connection
bus = open_dbus_connection("SESSION")
bus.send_and_get_reply(message_bus.RequestName("org.freedesktop.portal.Desktop"))
print("ready", flush=True)
while True:
    question = bus.receive()
    if question.header.message_type is MessageType.method_call:
        is_known = question.body[1] == "enable-animations"
        answer = new_method_return(question, "v", (("b", sys.argv[1] == "yes"),))
        bus.send(answer if is_known else new_error(question, "org.freedesktop.portal.Error.NotFound"))
"""
ASK = """
from PySide6.QtCore import QCoreApplication, QTimer
from runofshow.app.motion import MotionWish
app = QCoreApplication([])
wish, heard = MotionWish(), []
wish.reduced.connect(lambda: heard.append("reduced"))
wish.ask()
waiting = QTimer()
waiting.timeout.connect(lambda: wish.children() or app.quit())
waiting.start(0)
app.exec()
print(*heard)
"""


@pytest.mark.parametrize(
    ("namespace", "key", "value", "expected"),
    [
        ("org.freedesktop.appearance", "reduced-motion", 1, True),
        ("org.freedesktop.appearance", "reduced-motion", 0, False),
        ("org.gnome.desktop.interface", "enable-animations", False, True),
        ("org.gnome.desktop.interface", "enable-animations", True, False),
        ("org.kde.kdeglobals.KDE", "AnimationDurationFactor", "0", True),
        ("org.kde.kdeglobals.KDE", "AnimationDurationFactor", "1.0", False),
        ("org.gnome.desktop.interface", "enable-animations", 0, False),
        ("org.gnome.desktop.interface", "cursor-blink", False, False),
        ("org.gnome.desktop.interface", "enable-animations", None, False),
    ],
)
def test_a_setting_says_whether_motion_is_unwanted(
    namespace: str, key: str, value: object, expected: bool
) -> None:
    assert is_stilled(namespace, key, value) is expected


def test_where_nobody_answers_there_is_motion(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    monkeypatch.delenv("XDG_RUNTIME_DIR", raising=False)
    wish = MotionWish()
    heard: list[str] = []
    wish.reduced.connect(lambda: heard.append("reduced"))
    wish.ask()
    assert (heard, wish.children()) == ([], [])


@pytest.mark.skipif(not shutil.which("dbus-daemon"), reason="needs a session bus of its own")
@pytest.mark.parametrize(("animations", "heard"), [("no", "reduced"), ("yes", "")])
def test_the_desktop_is_asked_through_its_portal(animations: str, heard: str) -> None:
    bus = ["dbus-daemon", "--session", "--print-address", "--nofork", "--nopidfile"]
    quiet = {"stderr": subprocess.DEVNULL, "stdout": subprocess.PIPE, "text": True}
    with subprocess.Popen(bus, **quiet) as daemon:
        assert daemon.stdout is not None
        environment = {"DBUS_SESSION_BUS_ADDRESS": daemon.stdout.readline().strip()}
        with subprocess.Popen([sys.executable, "-c", PORTAL, animations], env=environment, **quiet) as portal:
            assert portal.stdout is not None
            assert portal.stdout.readline() == "ready\n"
            asked = subprocess.run(
                [sys.executable, "-c", ASK],
                env=environment,
                capture_output=True,
                text=True,
                timeout=60,
                check=True,
            )
            portal.terminate()
        daemon.terminate()
    assert asked.stdout.strip() == heard
