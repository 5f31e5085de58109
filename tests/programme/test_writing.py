"""What is written reads well, replaces a file whole or not at all, and keeps what a person wrote there."""

from __future__ import annotations

import datetime as dt
import json
import re
from pathlib import Path
from typing import Any

import pytest

from runofshow.programme.files import parse_programme, programme_text, read_programme, write_programme
from runofshow.programme.models import Programme

KEPT = """\
# Our side event.
time_zone: 'Africa/Casablanca'   # UTC+1 in winter
title: "A title"

date: 2018-12-07
start: 08:30  # unquoted on purpose
people:
# The chair comes first.
- {id: ann, name: Ann}
- id: bob   # stands in for Cem
  name: 'Bob'
abstract: >-
  Two lines that
  someone broke here.
segments:
- id: first
  title: First
  duration: 8 minutes  # as agreed
  kind: session
- id: second
  title: Second
  duration: 1h00
  turns:
  # Bob asked for more.
  - id: bob
    person: bob
    duration: "0:10:00"
"""


def reread(text: str) -> Programme:
    programme = parse_programme(text.encode()).programme
    assert programme is not None
    return programme


def with_changes(text: str, **changes: Any) -> Programme:
    """The programme of `text` with some of its data changed."""
    data = reread(text).model_dump(mode="json", exclude_defaults=True)
    return Programme.model_validate(data | changes)


def segments(text: str) -> list[dict[str, Any]]:
    data = reread(text).model_dump(mode="json", exclude_defaults=True)
    found: list[dict[str, Any]] = data["segments"]
    return found


def lines_changed(before: str, after: str) -> tuple[set[str], set[str]]:
    old, new = set(before.splitlines()), set(after.splitlines())
    return old - new, new - old


def test_a_file_that_says_the_same_already_keeps_every_character() -> None:
    assert programme_text(reread(KEPT), earlier=KEPT.encode()) == KEPT


def test_only_the_line_of_a_changed_value_is_written_anew() -> None:
    rows = segments(KEPT)
    rows[0]["duration"] = "9m"
    rows[1]["turns"][0]["topic"] = "Budget"
    written = programme_text(with_changes(KEPT, segments=rows), earlier=KEPT.encode())
    assert lines_changed(KEPT, written) == (
        {"  duration: 8 minutes  # as agreed"},
        {"  duration: 9m         # as agreed", "    topic: Budget"},
    )


def test_a_changed_text_keeps_its_quotes_and_its_comment() -> None:
    written = programme_text(with_changes(KEPT, title="Another", time_zone="UTC"), earlier=KEPT.encode())
    assert 'title: "Another"' in written
    assert "time_zone: 'UTC'" in written
    assert "# UTC+1 in winter" in written


def test_a_changed_start_is_quoted_so_that_no_older_reader_takes_it_for_a_number() -> None:
    written = programme_text(with_changes(KEPT, start="09:00"), earlier=KEPT.encode())
    assert re.search(r'^start: "09:00" +# unquoted on purpose$', written, re.MULTILINE)


def test_a_new_segment_goes_where_it_belongs_and_leaves_the_others_as_they_were() -> None:
    rows = segments(KEPT)
    rows.insert(1, {"id": "between", "title": "Between", "duration": "5m"})
    written = programme_text(with_changes(KEPT, segments=rows), earlier=KEPT.encode())
    removed, added = lines_changed(KEPT, written)
    assert removed == set()
    assert added == {"- id: between", "  title: Between", "  duration: 5m"}
    assert [row.id for row in reread(written).segments] == ["first", "between", "second"]


def test_a_segment_taken_out_takes_only_its_own_lines() -> None:
    written = programme_text(with_changes(KEPT, segments=segments(KEPT)[1:]), earlier=KEPT.encode())
    assert "id: first" not in written
    assert "# Bob asked for more." in written
    assert [row.id for row in reread(written).segments] == ["second"]


def test_segments_that_change_places_keep_their_own_words() -> None:
    written = programme_text(with_changes(KEPT, segments=segments(KEPT)[::-1]), earlier=KEPT.encode())
    assert [row.id for row in reread(written).segments] == ["second", "first"]
    assert 'duration: "0:10:00"' in written
    assert "duration: 8 minutes" in written


def test_a_default_written_out_stays_until_it_changes() -> None:
    rows = segments(KEPT)
    assert "kind: session" in programme_text(with_changes(KEPT, capacity=9), earlier=KEPT.encode())
    rows[0]["kind"] = "break"
    assert "  kind: break\n" in programme_text(with_changes(KEPT, segments=rows), earlier=KEPT.encode())


def test_a_field_taken_away_goes_with_its_key() -> None:
    programme = reread(KEPT).model_copy(update={"abstract": None})
    assert "abstract" not in programme_text(programme, earlier=KEPT.encode())


def test_rows_that_share_an_anchor_are_never_changed_together_by_mistake() -> None:
    text = KEPT + "organisers: &o [Us]\nlogistics: *o\n"
    programme = with_changes(text, logistics=["A screen"])
    assert reread(programme_text(programme, earlier=text.encode())) == programme


def test_a_broken_file_is_written_anew() -> None:
    programme = reread(KEPT)
    assert programme_text(programme, earlier=b"title: [") == programme_text(programme)


def test_a_fresh_file_reads_well() -> None:
    long = (
        "A text so long that it has to be broken over several lines, because nobody can read it as one. " * 2
    )
    programme = with_changes(
        KEPT, abstract=long.strip(), objective="One.\nTwo.", cues="toastmasters", hard_stop="10:00"
    )
    assert programme_text(programme) == (
        "title: A title\n"
        "date: 2018-12-07\n"
        'start: "08:30"\n'
        "time_zone: Africa/Casablanca\n"
        'hard_stop: "10:00"\n'
        "people:\n"
        "  - id: ann\n"
        "    name: Ann\n"
        "  - id: bob\n"
        "    name: Bob\n"
        "abstract: >-\n"
        "  A text so long that it has to be broken over several lines, because nobody can read it as\n"
        "  one. A text so long that it has to be broken over several lines, because nobody can read\n"
        "  it as one.\n"
        "objective: |-\n"
        "  One.\n"
        "  Two.\n"
        "cues: toastmasters\n"
        "segments:\n"
        "  - id: first\n"
        "    title: First\n"
        "    duration: 8m\n"
        "  - id: second\n"
        "    title: Second\n"
        "    duration: 1h\n"
        "    turns:\n"
        "      - id: bob\n"
        "        person: bob\n"
        "        duration: 10m\n"
    )


def test_json_is_written_without_escapes_and_without_defaults() -> None:
    programme = with_changes(KEPT, title="Café")
    text = programme_text(programme, is_json=True)
    assert '"title": "Café"' in text
    assert json.loads(text)["segments"][0] == {"id": "first", "title": "First", "duration": "8m"}


@pytest.mark.parametrize("name", ["p.yaml", "p.yml", "p.json", "p.JSON"])
def test_the_suffix_chooses_the_format(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    write_programme(reread(KEPT), path)
    assert path.read_text(encoding="utf-8").startswith("{" if "j" in name.lower() else "title:")
    assert read_programme(path).programme == reread(KEPT)


def test_writing_over_a_file_keeps_its_comments_and_permissions(tmp_path: Path) -> None:
    path = tmp_path / "p.yaml"
    path.write_text(KEPT, encoding="utf-8")
    path.chmod(0o640)
    write_programme(with_changes(KEPT, capacity=40), path)
    assert path.read_text(encoding="utf-8").startswith("# Our side event.\n")
    assert read_programme(path).programme == with_changes(KEPT, capacity=40)
    assert path.stat().st_mode & 0o777 == 0o640


def test_a_link_goes_on_pointing_to_the_file(tmp_path: Path) -> None:
    (tmp_path / "real.yaml").write_text(KEPT, encoding="utf-8")
    link = tmp_path / "link.yaml"
    link.symlink_to("real.yaml")
    write_programme(with_changes(KEPT, capacity=40), link)
    assert link.is_symlink()
    assert read_programme(tmp_path / "real.yaml").programme == with_changes(KEPT, capacity=40)


def test_a_file_that_cannot_be_replaced_stays_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    target = tmp_path / "p.json"
    target.mkdir()  # a folder cannot be replaced by a file
    with pytest.raises(OSError):
        write_programme(reread(KEPT), target)
    assert [path.name for path in tmp_path.iterdir()] == ["p.json"]


def test_a_byte_order_mark_is_no_part_of_the_text() -> None:
    programme = with_changes(KEPT, capacity=40)
    written = programme_text(programme, earlier=b"\xef\xbb\xbf" + KEPT.encode())
    assert "\ufeff" not in written
    assert "# Our side event." in written


def test_windows_line_ends_do_not_spoil_a_rewritten_text() -> None:
    programme = with_changes(KEPT, date=dt.date(2019, 1, 2))
    written = programme_text(programme, earlier=KEPT.replace("\n", "\r\n").encode())
    assert reread(written) == programme
    assert "# Our side event." in written
