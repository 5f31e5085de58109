"""A real desk in which one part after another has a bug, to be seen from outside: does the show go on?

`python broken_desk.py FILE SETTINGS` prints a JSON line for each part: its name, what the bar said, and
how many facts were on screen before and after it, the last of them made when the bug was gone again.
"""

from __future__ import annotations

import json
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from unittest import mock

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QApplication

from runofshow.app.launch import DeskApplication
from runofshow.app.session import Session
from runofshow.app.settings import Settings
from runofshow.desk.countdown import CountdownPanel
from runofshow.desk.rundown_delegate import RowDelegate
from runofshow.desk.rundown_model import RundownModel
from runofshow.desk.window import Desk
from runofshow.show.commands import Note, Start
from runofshow.stage.window import StageWindow

SECRET = "Ms X asked not to be quoted"

Part = Callable[[Session, Callable[..., Any]], Any]
"""Does what meets the bug, which is given; may return a patch that is to be taken back afterwards."""


class Filter(QObject):
    """An event filter that fails."""

    def __init__(self, parent: QObject, fail: Callable[..., Any]) -> None:
        super().__init__(parent)
        self._fail = fail

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        watched.removeEventFilter(self)
        self._fail(event)
        return False


def replaced(where: str, fail: Callable[..., Any]) -> Any:
    patch = mock.patch(where, fail)
    patch.start()
    return patch


BROKEN: dict[str, Callable[..., Any]] = {}
"""What fails now, by class and method. Qt looks up an override once, so they are replaced from the start."""


def make_breakable(kind: type, method: str) -> None:
    """Let an override fail half-way, if it paints with its painter still at work, as long as it is BROKEN."""
    name, whole = f"{kind.__name__}.{method}", getattr(kind, method)

    def half(self: Any, *values: Any) -> Any:
        fail = BROKEN.get(name)
        if fail is None:
            return whole(self, *values)
        painter = QPainter(self) if method == "paintEvent" else None
        return fail(painter, *values)

    setattr(kind, method, half)


def broken(name: str, fail: Callable[..., Any]) -> Any:
    BROKEN[name] = fail
    return mock.Mock(stop=lambda: BROKEN.pop(name))


def in_a_slot(session: Session, fail: Callable[..., Any]) -> None:
    QTimer.singleShot(0, session, fail)


def in_a_slot_of_the_hub(session: Session, fail: Callable[..., Any]) -> Any:
    session.hub.changed.connect(fail)
    session.hub.submit(note())
    return mock.Mock(stop=lambda: session.hub.changed.disconnect(fail))


def in_the_countdowns_painting(session: Session, fail: Callable[..., Any]) -> Any:
    session.desk.countdown.update()
    return broken("CountdownPanel.paintEvent", fail)


def in_the_stages_painting(session: Session, fail: Callable[..., Any]) -> Any:
    session.desk.named["preview"].trigger()
    session.stages.window.update()
    return broken("StageWindow.paintEvent", fail)


def in_a_delegate(session: Session, fail: Callable[..., Any]) -> Any:
    session.desk.rundown.viewport().update()
    return broken("RowDelegate.paint", fail)


def in_a_model(session: Session, fail: Callable[..., Any]) -> Any:
    QTimer.singleShot(0, session, lambda: session.desk.rundown.keyboardSearch("x"))
    return broken("RundownModel.data", fail)


def in_a_key_event(session: Session, fail: Callable[..., Any]) -> Any:
    key = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Y, Qt.KeyboardModifier.NoModifier, "y")
    QCoreApplication.postEvent(session.desk, key)
    return broken("Desk.keyPressEvent", fail)


def in_a_resize_event(session: Session, fail: Callable[..., Any]) -> Any:
    size = session.desk.size()
    QCoreApplication.postEvent(session.desk, QResizeEvent(size, size))
    return broken("Desk.resizeEvent", fail)


def in_an_event_filter(session: Session, fail: Callable[..., Any]) -> None:
    session.desk.installEventFilter(Filter(session.desk, fail))
    QCoreApplication.postEvent(session.desk, QEvent(QEvent.Type.User))


def in_a_face_at_each_tick(session: Session, fail: Callable[..., Any]) -> Any:
    session.ticker._faces.insert(0, fail)
    session.ticker.tick()
    return mock.Mock(stop=lambda: session.ticker._faces.remove(fail))


def in_the_outlook_of_the_ticker(session: Session, fail: Callable[..., Any]) -> Any:
    patch = replaced("runofshow.app.ticker.outlook", fail)
    QTimer.singleShot(0, session.ticker, session.ticker.tick)
    return patch


def in_the_chimes(session: Session, fail: Callable[..., Any]) -> Any:
    patch = mock.patch.object(session.chimes, "set_facts", fail)
    patch.start()
    session.hub.submit(note())
    return patch


def in_the_desk(session: Session, fail: Callable[..., Any]) -> Any:
    patch = mock.patch.object(session.desk, "set_show", fail)
    patch.start()
    session.hub.submit(note())
    return patch


def in_a_decision(session: Session, fail: Callable[..., Any]) -> Any:
    patch = replaced("runofshow.show.decider.decide", fail)
    QTimer.singleShot(0, session, lambda: session.hub.submit(note()))
    return patch


def in_the_journals_thread(session: Session, fail: Callable[..., Any]) -> Any:
    patch = replaced("runofshow.journal.writer.encode_fact", fail)
    session.hub.submit(note())
    return patch


def in_the_spills_thread(session: Session, fail: Callable[..., Any]) -> Any:
    from runofshow.journal.errors import JournalCode, JournalError

    full = JournalError(JournalCode.DISK_FULL, Path("x.show"), "full")
    patches = [
        mock.patch("runofshow.journal.store.Journal.append_rows", side_effect=full),
        mock.patch("runofshow.journal.spiller.fact_lines", fail),
    ]
    for patch in patches:
        patch.start()
    session.hub.submit(note())
    return mock.Mock(stop=lambda: [patch.stop() for patch in patches])


def in_the_sounds_thread(session: Session, fail: Callable[..., Any]) -> Any:
    patch = replaced("runofshow.sound.player.Player._serve", fail)
    session.chimes.player.check()
    return patch


def in_any_thread(session: Session, fail: Callable[..., Any]) -> None:
    threading.Thread(target=fail).start()


def while_something_is_freed(session: Session, fail: Callable[..., Any]) -> None:
    kind = type("Freed", (), {"__del__": fail})
    del kind().__dict__


PARTS: tuple[Part, ...] = (
    in_a_slot,
    in_a_slot_of_the_hub,
    in_the_countdowns_painting,
    in_the_stages_painting,
    in_a_delegate,
    in_a_model,
    in_a_key_event,
    in_a_resize_event,
    in_an_event_filter,
    in_a_face_at_each_tick,
    in_the_outlook_of_the_ticker,
    in_the_chimes,
    in_the_desk,
    in_a_decision,
    in_the_journals_thread,
    in_the_spills_thread,
    in_the_sounds_thread,
    in_any_thread,
    while_something_is_freed,
)


def note() -> Note:
    return Note(kind="note", text=SECRET)


def bug(name: str) -> Callable[..., Any]:
    """A failure of a kind of its own, which quotes what nobody may read."""
    kind = type(f"Bug_{name}", (ValueError,), {})

    def fail(*values: object, **names: object) -> None:
        raise kind(f"cannot do {SECRET!r}")

    return fail


class Driver(QObject):
    """One part after the other, each when the one before has recovered."""

    def __init__(self, desk: DeskApplication) -> None:
        super().__init__(desk)
        self._desk = desk
        self._course = self._run()
        self._until: Callable[[], bool] = lambda: True
        self._timer = QTimer(self, interval=5)
        self._timer.timeout.connect(self._go_on)
        self._timer.start()

    @Slot()
    def _go_on(self) -> None:
        if self._until():
            self._until = next(self._course, lambda: False)

    @property
    def session(self) -> Session:
        assert self._desk.session is not None
        return self._desk.session

    def _run(self) -> Iterator[Callable[[], bool]]:
        yield lambda: self._desk.session is not None and self.session.desk.isVisible()
        session = self.session
        session.hub.submit(Start())
        yield lambda: session.hub.shown.seq == 3
        for part in PARTS:
            yield from self._meet(session, part)
        QApplication.quit()

    def _meet(self, session: Session, part: Part) -> Iterator[Callable[[], bool]]:
        trouble, before = session.desk.trouble, session.hub.shown.seq
        patch = part(session, bug(part.__name__))
        yield lambda: "Something went wrong" in trouble.words.text()
        said = trouble.words.text()
        if patch is not None:
            patch.stop()
        trouble.say("", "bug")
        session.hub.submit(note())
        count = session.hub._decider.current.seq
        yield lambda: session.hub.shown.seq == count and session.hub.how_saved.is_saved
        session.desk.set_show(session.hub.shown, session.source.clock.now())
        print(json.dumps({"part": part.__name__, "said": said, "before": before, "after": count}), flush=True)


def main() -> None:
    application = QApplication(sys.argv[:1])
    for kind, method in (
        (CountdownPanel, "paintEvent"),
        (StageWindow, "paintEvent"),
        (RowDelegate, "paint"),
        (RundownModel, "data"),
        (Desk, "keyPressEvent"),
        (Desk, "resizeEvent"),
    ):
        make_breakable(kind, method)
    desk = DeskApplication(application, Settings(Path(sys.argv[2])), Path(sys.argv[1]))
    driver = Driver(desk)
    desk.begin()
    application.exec()
    desk.shut()
    del driver


if __name__ == "__main__":
    main()
