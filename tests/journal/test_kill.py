"""A writer that dies by SIGKILL in the middle: what it acknowledged is there."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from runofshow.journal.store import open_journal
from runofshow.programme.models import Programme
from runofshow.show.facts import EntryLogged

WRITE = """
import itertools, sys
from datetime import UTC, datetime
from pathlib import Path
from runofshow.clock import Now
from runofshow.journal.news import Saved
from runofshow.journal.store import create
from runofshow.journal.writer import JournalWriter
from runofshow.programme.models import Programme
from runofshow.show.facts import EntryLogged, Fact

def acknowledge(news):
    if isinstance(news, Saved):
        print(news.last_seq, flush=True)

programme = Programme.model_validate_json(sys.argv[2])
writer = JournalWriter(lambda: create(Path(sys.argv[1]), programme), acknowledge)
now = Now(datetime(2018, 12, 7, 7, 30, tzinfo=UTC), 0, "boot")
for seq in itertools.count(1):
    writer.put([Fact(seq, seq, now, EntryLogged(f"e{seq}", "note", "x" * (seq % 3000)))])
    if seq % 50 == 0:
        writer.flush(10)
"""


@pytest.mark.parametrize("acknowledgements", [1, 2, 7, 40, 150])
def test_every_acknowledged_fact_survives_a_kill(
    tmp_path: Path, programme: Programme, contents: Callable[[Path], object], acknowledgements: int
) -> None:
    path = tmp_path / "x.show"
    source = programme.model_dump_json()
    process = subprocess.Popen(
        [sys.executable, "-c", WRITE, str(path), source], stdout=subprocess.PIPE, text=True
    )
    with process:
        assert process.stdout
        heard = [process.stdout.readline() for _ in range(acknowledgements)]
        process.kill()
        # A last line may have been cut by the kill: it was not said.
        heard += [line for line in process.stdout.read().splitlines(keepends=True) if line.endswith("\n")]
    acknowledged = int(heard[-1])
    before = contents(tmp_path)
    facts = open_journal(path, writer=False).facts()
    assert contents(tmp_path) == before
    assert len(facts) >= acknowledged
    assert [fact.seq for fact in facts] == list(range(1, len(facts) + 1))
    assert [fact.body for fact in facts] == [
        EntryLogged(f"e{seq}", "note", "x" * (seq % 3000)) for seq in range(1, len(facts) + 1)
    ]
    with open_journal(path, writer=True) as journal:
        assert journal.facts() == facts
    assert [file.name for file in tmp_path.iterdir()] == ["x.show"]
