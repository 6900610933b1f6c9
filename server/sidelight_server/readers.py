"""Readers: processes that read articles, a few at once, each for a limited time.

A reading is pure computation that Python cannot interrupt from within. In a process of its own it can be
ended when it takes too long, it uses a core of its own, and whatever it breaks, it does not break the server.
"""

from __future__ import annotations

import json
import logging
import signal
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection
from threading import BoundedSemaphore, Lock
from typing import Any

from sidelight import Article
from sidelight.analysis import EngineName
from sidelight.schema import to_json
from sidelight_server.engine import Engine, EngineError

Load = Callable[[EngineName], Engine]
"""Makes an engine ready, inside the reader's process; must be picklable. Raises EngineError."""

LOADING_SECONDS = 120.0
"""How long an engine may take to start in a new process."""

log = logging.getLogger(__name__)


class ReadingError(Exception):
    """The article was not read."""


class ReadingTooLongError(ReadingError):
    """The reading took longer than it may, and was ended."""


class ReaderEndedError(ReadingError):
    """The reader's process ended in the midst of it."""


class ReadersBusyError(ReadingError):
    """No reader became free in time."""


class Readers:
    """Reads articles in at most `at_once` processes, each reading for at most `seconds`.

    waiting: seconds to wait for a reader to become free; as long as a reading may take where None.
    """

    def __init__(self, load: Load, *, at_once: int, seconds: float, waiting: float | None = None) -> None:
        self._load = load
        self._seconds = seconds
        self._waiting = seconds if waiting is None else waiting
        self._free = BoundedSemaphore(at_once)
        self._idle: list[_Reader] = []
        self._busy: set[_Reader] = set()
        self._closed = False
        self._lock = Lock()

    def read(self, article: Article, engine: EngineName) -> dict[str, Any]:
        """The analysis of an article, as JSON data.

        Raises ReadersBusyError, ReadingTooLongError, EngineError where the engine cannot be used, and
        ReadingError where the reading broke.
        """
        with self._reader() as reader:
            reader.start(engine)
            return reader.read(article, engine, self._seconds)

    def start(self, engine: EngineName) -> None:
        """Start one reader before the first article comes; what goes wrong shows at the first reading."""
        with suppress(EngineError, ReadingError), self._reader() as reader:
            reader.start(engine)

    @contextmanager
    def slot(self) -> Iterator[None]:
        """The right to one of the processes; raises ReadersBusyError."""
        if not self._free.acquire(timeout=self._waiting):
            raise ReadersBusyError
        try:
            yield
        finally:
            self._free.release()

    @contextmanager
    def _reader(self) -> Iterator[_Reader]:
        """A free process, idle or new; ended where anything goes wrong."""
        with self.slot():
            reader = self._take()
            try:
                yield reader
            except BaseException as error:
                self._drop(reader)
                if isinstance(error, ReaderEndedError) and not self._closed:
                    log.error("a reader's process ended by itself")
                raise
            with self._lock:
                self._busy.discard(reader)
                self._idle.append(reader)

    def _take(self) -> _Reader:
        with self._lock:
            if self._closed:
                raise ReadersBusyError
            reader = next((reader for reader in self._idle if reader.is_alive()), None) or _Reader(self._load)
            self._idle = [other for other in self._idle if other is not reader and other.is_alive()]
            self._busy.add(reader)
            return reader

    def _drop(self, reader: _Reader) -> None:
        with self._lock:
            self._busy.discard(reader)
        reader.end()

    def idle(self) -> list[int]:
        """Numbers of the processes that wait for an article."""
        with self._lock:
            return [reader.number for reader in self._idle]

    def close(self) -> None:
        """End all processes, whatever they are at; nothing is read afterwards."""
        with self._lock:
            self._closed = True
            readers = [*self._idle, *self._busy]
            self._idle.clear()
        for reader in readers:
            reader.end()


class _Reader:
    """One process and the line to it."""

    def __init__(self, load: Load) -> None:
        context = get_context("spawn")  # never fork: the server has threads
        self._line, far_end = context.Pipe()
        self._process = context.Process(target=_serve, args=(far_end, load), daemon=True)
        self._process.start()
        far_end.close()
        self._engines: set[EngineName] = set()

    @property
    def number(self) -> int:
        return self._process.pid or 0

    def is_alive(self) -> bool:
        return self._process.is_alive()

    def start(self, engine: EngineName) -> None:
        if engine not in self._engines:
            self._ask((engine, None), LOADING_SECONDS)
            self._engines.add(engine)

    def read(self, article: Article, engine: EngineName, seconds: float) -> dict[str, Any]:
        analysis: dict[str, Any] = json.loads(self._ask((engine, article), seconds))
        return analysis

    def end(self) -> None:
        self._process.kill()
        self._process.join()
        self._line.close()

    def _ask(self, question: tuple[EngineName, Article | None], seconds: float) -> Any:
        try:
            self._line.send(question)
            if not self._line.poll(seconds):
                raise ReadingTooLongError
            answer = self._line.recv()
        except (EOFError, OSError) as error:
            raise ReaderEndedError from error
        if isinstance(answer, Exception):
            raise answer
        return answer


def _serve(line: Connection, load: Load) -> None:
    """The reader's process: answer until the line closes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C in the terminal is for the server
    engines: dict[EngineName, Engine] = {}
    while True:
        try:
            name, article = line.recv()
        except EOFError:
            return
        line.send(_answer(engines, load, name, article))


def _answer(
    engines: dict[EngineName, Engine], load: Load, name: EngineName, article: Article | None
) -> str | Exception:
    try:
        if name not in engines:
            engines[name] = load(name)
        if article is None:
            return ""
        return json.dumps(to_json(engines[name].read(article)), ensure_ascii=False)
    except EngineError as error:
        return error
    except Exception as error:
        # The error's own message may hold the article's words, which are never logged: its kind and place do.
        frames = "".join(traceback.format_tb(error.__traceback__))
        log.error("%s while reading\n%s", type(error).__name__, frames)
        return ReadingError()
