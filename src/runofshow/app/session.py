"""One show on screen: hub, desk, stage, chimes and ticker wired together."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication, QFileDialog

from runofshow.app.awake import Awake
from runofshow.app.chimes import Chimes
from runofshow.app.crash import guarded
from runofshow.app.hub import Changed, FactSink, Hub, Refused
from runofshow.app.opening import OpeningError, Source, load_show
from runofshow.app.paths import documents_folder, spill_folder
from runofshow.app.preflight import Preflight
from runofshow.app.saving import Saving, closing_words, saving_words
from runofshow.app.settings import Settings
from runofshow.app.stages import Stages
from runofshow.app.ticker import Ticker
from runofshow.clock import ManualClock
from runofshow.desk.shell import DeskShell
from runofshow.desk.wanted import NotesSize
from runofshow.desk.window import Desk
from runofshow.journal.news import Tell
from runofshow.look.stylesheet import apply_theme
from runofshow.look.tokens import Theme
from runofshow.show.commands import Command, Next
from runofshow.show.going_on import BY_CLOCK, GoingOn
from runofshow.show.outlook import Outlook
from runofshow.show.refusals import Refusal, RefusalCode
from runofshow.show.state import Show

__all__ = ["Session"]

LOOK_AGAIN_MS = 2000
"""How often a show that another desk writes is read anew."""


class Session(QObject):
    """Lives as long as one show is open. open_asked, close_asked: another file is wanted, or none.

    look_changed(Theme): another theme or size of text was put on.
    """

    open_asked = Signal()
    close_asked = Signal()
    look_changed = Signal(object)

    def __init__(self, source: Source, shell: DeskShell, settings: Settings, theme: Theme) -> None:
        super().__init__(shell)
        self.source = source
        self.settings = settings
        self._look = theme
        self.farewell = ""
        self._path = source.path
        open_sink = None if source.is_read_only else self._open_sink
        self.hub = Hub(source.clock, source.decider, open_sink, self)
        self.desk = Desk(self._submit, theme, speed=source.speed, is_read_only=source.is_read_only)
        self.chimes = Chimes(self.desk, settings)
        self.stages = Stages(shell, self.desk, settings, theme)
        self.awake = Awake(parent=self)
        self.preflight = Preflight(
            source,
            self.desk,
            settings,
            (self.chimes, self.stages, self.awake),
            file=lambda: self._draft_path,
            fallback=documents_folder(),
        )
        self.ticker = Ticker(source.clock, source.speed, self)
        self._going_on = GoingOn()
        self._connect()
        self.hub_changed(Changed(self.hub.shown, (), source.clock.now()))
        self.desk.set_theme(theme)
        shell.set_page(self.desk, source.programme.title)
        self.desk.trouble.say(source.remark, "remark")
        if source.path is not None and not source.is_read_only:
            back = source.put_back
            self.hub.open(back.unsaved if back else (), back.trouble if back else None)
        if self._draft_path is not None:
            self.desk.minutes.set_draft(settings.draft(self._draft_path))
        self.desk.give("chair_page", NotesSize(settings.notes_percent))
        if source.document is not None and not self.hub.shown.control.is_started:
            self.desk.offer_preflight()
        if source.path is not None:
            settings.remember(source.path)
        if source.is_read_only and source.path is not None:
            self._reload = QTimer(self, interval=LOOK_AGAIN_MS)
            self._reload.timeout.connect(self._look_again)
            self._reload.start()

    def _connect(self) -> None:
        self.hub.changed.connect(self.hub_changed)
        self.hub.refused.connect(self._on_refused)
        self.hub.saving.connect(self._on_saving)
        self.hub.opened.connect(self._on_opened)
        desk = self.desk
        desk.theme_chosen.connect(self.set_theme)
        desk.text_size_chosen.connect(self.set_text_size)
        desk.export_asked.connect(self._export)
        desk.open_asked.connect(self.open_asked)
        desk.close_asked.connect(self.close_asked)
        desk.draft_changed.connect(self._keep_draft)
        desk.wanted.connect(self._remember)
        # Going on makes another show: whoever draws this one is done by then.
        for face in (desk.tick, self.stages.tick, self.chimes.tick, self._go_on):
            self.ticker.add(face)

    # ---- commands and facts

    def _submit(self, command: Command) -> None:
        if self.source.is_read_only:
            self.desk.show_refusal(command, Refusal(RefusalCode.READ_ONLY))
        else:
            self.hub.submit(command)

    def _go_on(self, show: Show, view: Outlook) -> None:
        """Take the next slot where the programme says that it follows by itself."""
        is_due = self._going_on.is_due(view.run, view.goes_on_in)
        if is_due and not self.source.is_read_only:
            self.hub.submit(Next(by=BY_CLOCK, seen=show.seq))

    def _open_sink(self, tell: Tell) -> FactSink:
        from runofshow.journal.sink import JournalSink
        from runofshow.journal.spill_file import SpillFolder

        source, back = self.source, self.source.put_back
        assert source.make_journal is not None
        return JournalSink(
            source.make_journal,
            tell,
            source.programme,
            SpillFolder(spill_folder()),
            earlier=source.facts,
            leftovers=back.leftovers if back else (),
        )

    @Slot(object)
    def _on_opened(self, path: Path) -> None:
        """The show has its file: what was being typed is kept under its name from now on."""
        if self._path is None and self.source.document is not None:
            self.settings.keep_draft(self.source.document, "")
        self._path = path
        self.settings.remember(path)
        self._keep_draft()
        self.preflight.keep()

    @Slot(object)
    def hub_changed(self, changed: Changed) -> None:
        """Structure first, then one tick for all faces in the same turn of the event loop."""
        guarded(self.chimes.set_facts, changed.facts)
        guarded(self.desk.set_show, changed.show, changed.now)
        guarded(self.ticker.set_show, changed.show)
        guarded(self.awake.set_show, changed.show)

    @Slot(object)
    def _on_refused(self, refused: Refused) -> None:
        """What nobody asked for needs no explanation: somebody else went on first."""
        if refused.command.by == BY_CLOCK:
            return
        self.desk.show_refusal(refused.command, refused.refusal)

    def say(self, words: str) -> None:
        """A sentence in the bar under the top bar."""
        self.desk.trouble.say(words)

    @Slot(object)
    def _on_saving(self, saving: Saving) -> None:
        self.desk.trouble.say(saving_words(saving), "saving")

    @Slot()
    def _look_again(self) -> None:
        """Another desk's show as it stands on disk now."""
        assert self.source.path is not None
        try:
            decider, clock = load_show(self.source.path)
        except OpeningError as error:
            self.desk.trouble.say(str(error), "reading")
            return
        self.desk.trouble.say("", "reading")
        if decider.current.seq != self.hub.shown.seq:
            if isinstance(self.source.clock, ManualClock):
                self.source.clock.jump_to(clock.now().wall)
            self.chimes.hush()
            self.hub.show_other(decider)

    # ---- around the show

    def is_about(self, path: Path) -> bool:
        """Whether it writes that very .show file, or keeps what it lacks in that spill.

        One that it only looks at may be taken over.
        """
        if self.source.is_read_only:
            return False
        own = (self._path, self.hub.how_saved.spill)
        return any(one is not None and one.resolve() == path.resolve() for one in own)

    @Slot(str)
    def set_theme(self, name: str) -> None:
        self.settings.theme = name
        self._put_on(name)

    @Slot(int)
    def set_text_size(self, percent: int) -> None:
        """All text of the desk in so many per cent; the stages have sizes of their own."""
        self.settings.text_percent = percent
        self._put_on(self._look.name)

    def _put_on(self, name: str) -> None:
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        look = self._look = apply_theme(application, name, self.settings.text_percent)
        self.desk.set_theme(look)
        self.stages.set_theme(look)
        self.look_changed.emit(look)

    @Slot()
    def _export(self) -> None:
        """A file dialog is the system's own and leaves the clocks running."""
        start = str((self._path or Path("report")).with_suffix(".docx"))
        kinds = "Word (*.docx);;PDF (*.pdf);;Markdown (*.md);;JSON (*.json)"
        name, _ = QFileDialog.getSaveFileName(self.desk, "Export the report", start, kinds)
        if name:
            self.export_to(Path(name))

    def export_to(self, path: Path) -> bool:
        """Write the report; the outcome stands in the bar under the top bar."""
        from runofshow.report.write import ReportError, write_report

        try:
            write_report(self.hub.shown, self.source.clock.now(), path)
        except (ReportError, OSError) as error:
            self.say(f"The report was not written: {error}.")
            return False
        self.say(f"The report is in {path}.")
        return True

    @Slot()
    def _keep_draft(self) -> None:
        if self._draft_path is not None:
            self.settings.keep_draft(self._draft_path, self.desk.minutes.draft())

    @Slot(object)
    def _remember(self, wanted: object) -> None:
        """What a panel wants kept for next time."""
        if isinstance(wanted, NotesSize):
            self.settings.notes_percent = wanted.percent

    @property
    def _draft_path(self) -> Path | None:
        """The file that the line being typed is kept for: the show, or before there is one the programme."""
        return self._path or self.source.document

    def shut(self) -> bool:
        """Close everything; False if the show's own disk did not take the last facts: `farewell` says so."""
        is_saved = self.hub.shut()
        if not is_saved and not self.farewell:
            self.farewell = closing_words(self.hub.how_saved, self.hub.lacking)
            sys.stderr.write(f"{self.farewell}\n")
        self.ticker.stop()
        self.preflight.shut()
        self.chimes.shut()
        self.stages.shut()
        self.awake.shut()
        self._keep_draft()
        self.settings.sync()
        return is_saved
