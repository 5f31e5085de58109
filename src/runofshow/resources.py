"""Where the bundled files are: beside the code when installed, at the repository's root in development.

An editable install copies nothing, so the repository's own `resources/` is looked at when the
package carries none; a wheel carries them as `runofshow/_resources`.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

__all__ = ["ResourceMissingError", "resource", "resources_root"]


class ResourceMissingError(RuntimeError):
    """The installation lacks a bundled file."""


@cache
def resources_root() -> Path:
    """The folder that holds programmes, sounds, fonts and icons."""
    here = Path(__file__).resolve().parent
    for candidate in (here / "_resources", here.parents[1] / "resources"):
        if candidate.is_dir():
            return candidate
    raise ResourceMissingError(f"no bundled files beside {here}: install runofshow again")


def resource(*parts: str) -> Path:
    """The path of one bundled file or folder, such as `resource("sounds", "warning.wav")`.

    Raises ResourceMissingError when it is not there.
    """
    path = resources_root().joinpath(*parts)
    if not path.exists():
        raise ResourceMissingError(f"bundled file {'/'.join(parts)} is missing: install runofshow again")
    return path
