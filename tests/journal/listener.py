"""What the journal's threads said, and a way to wait for it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

from runofshow.journal.errors import JournalError
from runofshow.journal.news import News, Opened, Saved, Spilled, Trouble

LONG = 20.0
"""Seconds until a test gives up: never reached when the code is right."""


class Listener:
    """Everything in order, and sorted by kind."""

    def __init__(self) -> None:
        self.news: list[News] = []
        self.threads: set[str] = set()
        self.changed = threading.Condition()

    def tell(self, news: News) -> None:
        with self.changed:
            self.news.append(news)
            self.threads.add(threading.current_thread().name)
            self.changed.notify_all()

    @property
    def opened(self) -> list[Path]:
        return [news.path for news in self.news if isinstance(news, Opened)]

    @property
    def saved(self) -> list[int]:
        return [news.last_seq for news in self.news if isinstance(news, Saved)]

    @property
    def troubles(self) -> list[JournalError | None]:
        return [news.error for news in self.news if isinstance(news, Trouble)]

    @property
    def spilled(self) -> list[Spilled]:
        return [news for news in self.news if isinstance(news, Spilled)]

    def wait_for(self, condition: Callable[[], bool]) -> bool:
        with self.changed:
            return self.changed.wait_for(condition, LONG)
