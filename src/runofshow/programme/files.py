"""Reading, checking and writing programme files: the one door to them."""

from runofshow.programme.check import CheckResult, check_files
from runofshow.programme.reading import Reading, parse_programme, read_programme
from runofshow.programme.writing import programme_text, write_programme

__all__ = [
    "CheckResult",
    "Reading",
    "check_files",
    "parse_programme",
    "programme_text",
    "read_programme",
    "write_programme",
]
