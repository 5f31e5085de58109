"""How long checking and writing the side event takes, beside a bare parse of the same file by ruamel.yaml.

Run: python tests/bench/bench_programme.py
"""

from __future__ import annotations

import statistics
import timeit
from collections.abc import Callable

from ruamel.yaml import YAML

from runofshow.programme.files import check_files, parse_programme, programme_text
from runofshow.resources import resource

ROUNDS = 30


def milliseconds(work: Callable[[], object]) -> float:
    """The median of single runs, the first of which is left out for its imports."""
    return statistics.median(timeit.repeat(work, number=1, repeat=ROUNDS + 1)[1:]) * 1000


def main() -> None:
    path = resource("programmes", "gfmd-2018-side-event.yaml")
    raw = path.read_bytes()
    programme = parse_programme(raw).programme
    assert programme is not None
    as_json = programme_text(programme, is_json=True).encode()
    floor = milliseconds(lambda: YAML(typ="safe", pure=True).load(raw))
    print(f"{'bare ruamel.yaml load (floor)':<40}{floor:8.2f} ms")
    rows: dict[str, Callable[[], object]] = {
        "parse YAML to a programme": lambda: parse_programme(raw),
        "check the file": lambda: check_files([path])[0].to_json(),
        "parse the same as JSON": lambda: parse_programme(as_json, is_json=True),
        "write fresh YAML": lambda: programme_text(programme),
        "rewrite with comments kept": lambda: programme_text(programme, earlier=raw),
    }
    for name, work in rows.items():
        figure = milliseconds(work)
        print(f"{name:<40}{figure:8.2f} ms{figure / floor:8.2f} x")


if __name__ == "__main__":
    main()
