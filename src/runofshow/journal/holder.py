"""Who writes a show: one process of one computer."""

from __future__ import annotations

import os
import platform
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from runofshow.journal.process import process_start

__all__ = ["Holder", "own_start"]


@dataclass(frozen=True, slots=True)
class Holder:
    """The process that writes a show. process_start: see `process.process_start`. since: aware, UTC."""

    host: str
    pid: int
    process_start: str
    boot_id: str
    user: str
    since: datetime

    def to_json(self) -> dict[str, Any]:
        """As plain JSON data."""
        return {**asdict(self), "since": self.since.isoformat()}

    @classmethod
    def from_json(cls, said: dict[str, Any]) -> Holder:
        """Raises KeyError, TypeError or ValueError for what is no holder."""
        return cls(**{**said, "since": datetime.fromisoformat(said["since"])})

    @property
    def is_this_process(self) -> bool:
        return (self.host, self.pid, self.process_start) == (platform.node(), os.getpid(), own_start())


def own_start() -> str:
    return process_start(os.getpid()) or ""
