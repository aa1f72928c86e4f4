"""Several connections to one place: what is sent waits for answers, not for the line."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from queue import SimpleQueue
from typing import Any, TypeVar

from gongkai.publish.limits import limits
from gongkai.publish.target import Connect, Target, TargetError, Trouble

Done = TypeVar("Done")
_PASSING = frozenset({Trouble.DROPPED, Trouble.UNREACHABLE})
"""What may be gone at the next try."""


class Lanes:
    """Connections to a place; the first is opened at once, others when there is much to do."""

    def __init__(self, connect: Connect, most: int) -> None:
        """Open the first connection; TargetError where there is none."""
        self._connect = connect
        self._most = most
        self._open: list[Target] = [connect()]
        self._free: SimpleQueue[Target] = SimpleQueue()
        self._free.put(self._open[0])

    def read(self, address: str) -> bytes | None:
        """Return a file, or None where there is none."""
        return self._tried(_read, (address,))

    def write(self, address: str, data: bytes) -> None:
        """Put a file there whole."""
        self._tried(lambda target: target.write(address, data), ())

    def remove(self, address: str) -> None:
        """Take a file away."""
        self._tried(lambda target: target.remove(address), ())

    def run(
        self, work: Callable[..., Done], arguments: Sequence[tuple[Any, ...]]
    ) -> Iterator[Done]:
        """Yield what a function of a connection gives for each set of arguments, as it comes.

        Work that a dropped line cut off is done again on a new connection. The first error that
        stays ends all: what has begun is waited for.
        """
        while len(self._open) < min(self._most, len(arguments)) and self._widened():
            pass
        with ThreadPoolExecutor(len(self._open)) as pool:
            running: set[Future[Done]] = set()
            waiting = iter(arguments)
            try:
                for one in waiting:
                    running.add(pool.submit(self._tried, work, one))
                    if len(running) >= 2 * len(self._open):
                        ended, running = wait(running, return_when=FIRST_COMPLETED)
                        yield from (future.result() for future in ended)
                while running:
                    ended, running = wait(running, return_when=FIRST_COMPLETED)
                    yield from (future.result() for future in ended)
            finally:
                for future in running:
                    future.cancel()

    def close(self) -> None:
        """End all connections."""
        for target in self._open:
            target.close()

    def _widened(self) -> bool:
        """Open one connection more; return False where the place allows no more."""
        try:
            target = self._connect()
        except TargetError:
            self._most = len(self._open)
            return False
        self._open.append(target)
        self._free.put(target)
        return True

    def _tried(self, work: Callable[..., Done], arguments: tuple[Any, ...]) -> Done:
        target = self._free.get()
        try:
            for left in range(limits().tries - 1, -1, -1):
                try:
                    return work(target, *arguments)
                except TargetError as error:
                    if error.trouble not in _PASSING or not left:
                        raise
                    target = self._again(target)
            raise TargetError(Trouble.DROPPED)
        finally:
            self._free.put(target)

    def _again(self, target: Target) -> Target:
        """Return a new connection for one that was dropped; the old one where there is none."""
        target.close()
        try:
            fresh = self._connect()
        except TargetError:
            return target
        self._open[self._open.index(target)] = fresh
        return fresh


def _read(target: Target, address: str) -> bytes | None:
    return target.read(address)
