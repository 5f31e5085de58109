"""The commands of the program, in words: typer only, the work is done in app and below."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Annotated, Any, NoReturn

import typer
from typer.core import TyperGroup

from runofshow.app.paths import is_missing, is_there

__all__ = ["app"]

EXIT_REFUSED, EXIT_BAD_INPUT, EXIT_NO_DISPLAY = 1, 2, 3


class FileOrCommand(TyperGroup):
    """`runofshow FILE` is `runofshow open FILE`: what is no command is taken for a file."""

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        if args and args[0] not in self.commands and not args[0].startswith("-"):
            _need_file(Path(args[0]))
            args = ["open", *args]
        return super().resolve_command(ctx, args)


app = typer.Typer(
    cls=FileOrCommand,
    invoke_without_command=True,
    no_args_is_help=False,
    add_completion=False,
    rich_markup_mode="rich",
    pretty_exceptions_enable=False,
    help="Run a session so that it ends on time and is remembered.\n\n"
    "[bold]runofshow FILE[/bold] opens a programme (YAML, JSON) or a show (.show) on the desk; "
    "without a file the welcome window opens.",
)

Programme = Annotated[Path, typer.Argument(help="A programme: YAML or JSON.", show_default=False)]
ShowFile = Annotated[Path, typer.Argument(help="A .show file, also of a running show.", show_default=False)]


@app.callback()
def main(
    ctx: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="Print the version and end.")] = False,
) -> None:
    if version:
        from runofshow import __version__

        typer.echo(f"runofshow {__version__}")
        raise typer.Exit
    if ctx.invoked_subcommand is None:
        _open_desk(None)


@app.command("open", hidden=True)
def open_(
    file: Annotated[Path | None, typer.Argument(show_default=False)] = None,
    probe: Annotated[bool, typer.Option("--probe", help="Print what is painted, as JSON lines.")] = False,
) -> None:
    """Open a programme or a show on the desk."""
    if file is not None:
        _need_file(file)
    _open_desk(file, probe=probe)


@app.command()
def demo(
    speed: Annotated[float, typer.Option(min=0.1, max=600, help="How fast the demo's clock goes.")] = 1.0,
    headless: Annotated[bool, typer.Option("--headless", help="Draw pictures instead of windows.")] = False,
) -> None:
    """Try runofshow with a real side event of 75 minutes.

    Without a display it rehearses the event from a script and leaves report.docx, report.pdf,
    desk.png and stage.png in ./runofshow-demo/.
    """
    from runofshow.app.displays import obstacle

    trouble = obstacle()
    if trouble is None and not headless:
        from runofshow.app.demo import demo_source
        from runofshow.app.launch import run_desk

        raise typer.Exit(run_desk(None, make_source=lambda: demo_source(speed)))
    if trouble is not None:
        typer.echo(f"{trouble.words} The event is rehearsed without windows instead.")
    from runofshow.app.demo import headless_demo

    made = headless_demo(Path("runofshow-demo"), can_draw=trouble is None or trouble.can_draw, say=typer.echo)
    raise typer.Exit(0 if made else EXIT_NO_DISPLAY)


@app.command()
def check(
    files: Annotated[list[Path], typer.Argument(help="Programmes to check.", show_default=False)],
    as_json: Annotated[bool, typer.Option("--json", help="Print a list with an object per file.")] = False,
) -> None:
    """Check programmes: every fault with its place and its remedy.

    Exit code 0 also with warnings, 2 with errors.
    """
    from runofshow.programme.files import check_files

    results = check_files(files)
    if as_json:
        _print_json([result.to_json() for result in results])
    else:
        for result in results:
            typer.echo(result.to_text() or f"{result.file}: no faults found.")
    raise typer.Exit(0 if all(result.is_ok for result in results) else EXIT_BAD_INPUT)


@app.command()
def rehearse(
    file: Programme,
    speed: Annotated[float, typer.Option(min=0.1, max=600, help="How fast the desk's clock goes.")] = 1.0,
    script: Annotated[Path | None, typer.Option(help="Commands with their times (YAML).")] = None,
    headless: Annotated[
        bool, typer.Option("--headless", help="No window, a virtual clock, as fast as the machine can.")
    ] = False,
    show: Annotated[Path | None, typer.Option(help="Keep the rehearsal in this .show file.")] = None,
) -> None:
    """Rehearse a programme: on the desk at any speed, or headless from a script."""
    from runofshow.app.opening import OpeningError, load_programme
    from runofshow.app.script import ScriptError, read_script

    if show is not None and is_there(show):
        _fail(f"{show} is already there. It was not touched.", EXIT_BAD_INPUT)
    try:
        programme = load_programme(file)
        cues = read_script(script) if script else None
    except (OpeningError, ScriptError) as error:
        _fail(str(error), EXIT_BAD_INPUT)
    if headless:
        _rehearse_headless(programme, cues, script, show)
        return
    _need_display()
    from runofshow.app.launch import run_desk
    from runofshow.app.opening import rehearsal_source
    from runofshow.app.paths import documents_folder

    fallback = documents_folder()
    code = run_desk(
        None,
        make_source=lambda: rehearsal_source(programme, speed=speed, fallback=fallback, show_file=show),
        script=script,
    )
    raise typer.Exit(code)


def _rehearse_headless(programme: Any, cues: Any, script: Path | None, show: Path | None) -> None:
    from runofshow.app.rehearsal import RehearsalRefusedError, plain_run, rehearse
    from runofshow.journal.errors import JournalError
    from runofshow.look.words import refusal_words
    from runofshow.programme.times import format_difference
    from runofshow.show.outlook import outlook

    cues = plain_run(programme) if cues is None else cues
    try:
        done = rehearse(programme, cues, show_file=show)
    except RehearsalRefusedError as error:
        why = (
            refusal_words(error.refusal)
            if error.refusal
            else "It was accepted, though a refusal was expected."
        )
        _fail(f"{script or 'script'}:{error.cue.line}: {error.cue.command.do}: {why}", EXIT_REFUSED)
    except JournalError as error:
        _fail(str(error), EXIT_BAD_INPUT)
    view = outlook(done.show, done.clock.now())
    end = view.forecast_end.astimezone(programme.zone)
    typer.echo(f"{programme.title}")
    word = "Ended" if view.status.value == "ended" else "Forecast end"
    typer.echo(
        f"{len(cues)} commands, {done.facts} facts. {word} {end:%H:%M:%S}, "
        f"{format_difference(view.over_under)} against the plan."
    )
    if show is not None:
        typer.echo(f"The show is in {show}.")


@app.command()
def report(
    show: ShowFile,
    output: Annotated[Path, typer.Option("--output", "-o", help="Where to: .md, .json, .docx or .pdf.")],
) -> None:
    """Write the report of a running or ended show."""
    from runofshow.app.opening import OpeningError, load_show
    from runofshow.report.write import ReportError, write_report

    try:
        decider, clock = load_show(show)
        with _progress(f"Writing {output.name}"):
            write_report(decider.current, clock.now(), output)
    except (OpeningError, ReportError) as error:
        _fail(str(error), EXIT_BAD_INPUT)
    typer.echo(f"The report is in {output}.")


@app.command()
def log(
    show: ShowFile,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a line.")] = False,
) -> None:
    """Print a show's events, one a line. What was said off the record stays out."""
    from runofshow.app.putting_back import kept_beside
    from runofshow.journal.errors import JournalError
    from runofshow.journal.log import log_lines
    from runofshow.journal.store import open_journal

    try:
        with open_journal(show, writer=False) as journal:
            facts = journal.facts()
            lines = log_lines([*facts, *kept_beside(journal.path, journal.programme, facts)])
            zone = journal.programme.zone
    except JournalError as error:
        _fail(str(error), EXIT_BAD_INPUT)
    for line in lines:
        typer.echo(json.dumps(line, ensure_ascii=False) if as_json else log_text(line, zone))


def log_text(line: dict[str, Any], zone: Any) -> str:
    """One event for people: number, time of day, what happened, and its fields."""
    from datetime import datetime

    at = datetime.fromisoformat(line["at"]).astimezone(zone)
    known = {"seq", "at", "command", "by", "id", "fact"}
    fields = " ".join(
        f"{key}={_shown(value)}"
        for key, value in line.items()
        if key not in known and value not in (None, False, {})
    )
    return f"{line['seq']:>5}  {at:%H:%M:%S}  {line['fact']:<20} {fields}".rstrip()


_BARE = re.compile(r'[^\s"\\]+')
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""What a terminal obeys or breaks on, and what turns the direction of all that follows."""


def _shown(value: Any) -> str:
    """One word as it is, anything else as JSON; what somebody wrote never commands the terminal."""
    is_bare = isinstance(value, str) and _BARE.fullmatch(value) and not _CONTROL.search(value)
    text = value if is_bare else json.dumps(value, ensure_ascii=False)
    return _CONTROL.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


# ---- shared


def _open_desk(path: Path | None, *, probe: bool = False) -> NoReturn:
    _need_display()
    from runofshow.app.launch import run_desk

    raise typer.Exit(run_desk(path, probe=probe))


def _need_file(path: Path) -> None:
    if is_missing(path):
        _fail(f"{path}: there is no such file and no such command. See runofshow --help.", EXIT_BAD_INPUT)


def _need_display() -> None:
    from runofshow.app.displays import obstacle

    trouble = obstacle()
    if trouble is not None:
        _fail(trouble.words, EXIT_NO_DISPLAY)


def _fail(words: str, code: int) -> NoReturn:
    typer.echo(words, err=True)
    raise typer.Exit(code)


def _print_json(data: Any) -> None:
    typer.echo(json.dumps(data, ensure_ascii=False, indent=2))


def _progress(words: str) -> Any:
    """A spinner on a terminal, for what may take longer than a second; nothing in a pipe."""
    from rich.console import Console

    console = Console(stderr=True)
    return console.status(words) if console.is_terminal and sys.stderr.isatty() else _nothing()


def _nothing() -> Any:
    from contextlib import nullcontext

    return nullcontext()
