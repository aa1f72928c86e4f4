"""Spread work over processes; the only home of process pools.

Small work stays in this process: starting a pool costs more than it saves. Results come back in
the order of the work, whatever the number of processes.
"""

import gc
import os
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import chain
from typing import TYPE_CHECKING, Generic, NamedTuple, Protocol, TypeVar

if TYPE_CHECKING:
    from concurrent.futures import ProcessPoolExecutor

Place = TypeVar("Place")
Task = TypeVar("Task")
Result = TypeVar("Result")


class Progress(Protocol):
    """Passes results on one by one and shows how far the work is."""

    def __call__(self, results: Iterator[Result], length: int) -> Iterator[Result]:
        """Return the results, of which there will be `length`."""


_CHUNKS_PER_PROCESS = 4
"""Few: what lies side by side is of one kind, and a process prepares each kind that it meets."""
_LARGEST_CHUNK = 64
_may_be_copied = True


def default_jobs() -> int:
    """Return the number of processors this process may use."""
    affinity = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity else os.cpu_count() or 1


@contextmanager
def quiet_collector() -> Iterator[None]:
    """Hold the garbage collector still while many long-lived values are made."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def silent(results: Iterator[Result], length: int) -> Iterator[Result]:
    """Pass results on and show nothing."""
    del length
    return results


def are_copied() -> bool:
    """Return whether a new process is a copy of this one, ready in hundredths of a second.

    Elsewhere it imports everything anew, which takes most of a second. Beside other threads no
    copy is made for little work: they may hold a lock that nobody would open in it.
    """
    return _start_method() == "fork" and threading.active_count() == 1


def forbid_copies() -> None:
    """Start no further process as a copy of this one: a library used here keeps threads.

    In the copy it would wait for ever for threads that are not there.
    """
    global _may_be_copied  # noqa: PLW0603 - what was done to this process, which is one
    _may_be_copied = False


def _start_method() -> str:
    from multiprocessing import get_start_method  # noqa: PLC0415 - slow, and seldom needed

    method = get_start_method()
    return method if _may_be_copied or method != "fork" else "spawn"


def apart(work: Callable[[Task], Result], task: Task) -> Result:
    """Return what some work comes to in a process of its own, which knows nothing of this one.

    `work` must be an importable function.
    """
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415 - slow, and seldom needed
    from multiprocessing import get_context  # noqa: PLC0415 - as above

    with ProcessPoolExecutor(1, get_context("spawn")) as pool:
        return pool.submit(work, task).result()


class PoolFrom(NamedTuple):
    """From how many tasks on other processes are worth it: ones that start anew, mere copies."""

    started: int = 2
    copied: int = 2
    jobs: int = 2
    """With 1, work leaves this process even when only one may work: for the memory it takes."""


class Workers(Generic[Place]):
    """A number of processes that were each prepared once; this process alone when it is one.

    `start` and all work must be importable functions, so that it works where processes cannot
    be forked.
    """

    def __init__(
        self,
        jobs: int,
        start: Callable[[Place], None],
        place: Place,
        progress: "Progress | None" = None,
        pool_from: "PoolFrom | None" = None,
    ) -> None:
        """Remember how to prepare a process; none starts for fewer tasks than `pool_from` says."""
        self._jobs = jobs
        self._start = start
        self._place = place
        self._progress = progress or silent
        self._pool_from = pool_from or PoolFrom()
        self._pool: ProcessPoolExecutor | None = None
        self._is_ready = False

    def run(
        self, work: Callable[[Sequence[Task]], Sequence[Result]], tasks: Sequence[Task]
    ) -> Iterator[Result]:
        """Return the results of all tasks in their order; `work` takes a run of tasks at a time.

        Other processes start at once; this process works only as results are asked for.
        """
        size = max(1, min(_LARGEST_CHUNK, len(tasks) // (self._jobs * _CHUNKS_PER_PROCESS) + 1))
        runs = [tasks[start : start + size] for start in range(0, len(tasks), size)]
        results = chain.from_iterable(self._map(work, runs))
        return self._progress(results, len(tasks))

    @property
    def jobs(self) -> int:
        """Return how many processes may work at once."""
        return self._jobs

    @property
    def are_elsewhere(self) -> bool:
        """Return whether other processes have been started, so that this one is free."""
        return self._pool is not None

    def dismiss(self) -> None:
        """Let the processes end once their work is done; do not wait for them."""
        if self._pool is not None:
            self._pool.shutdown(wait=False)

    def renew(self) -> None:
        """End the processes: further work is given to new ones, which hold no memory of before."""
        if self._pool is not None:
            self._pool.shutdown()
            self._pool = None

    def close(self) -> None:
        """End the processes."""
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)

    def _map(
        self, work: Callable[[Sequence[Task]], Sequence[Result]], runs: list[Sequence[Task]]
    ) -> Iterator[Sequence[Result]]:
        if not runs:
            return iter(())
        if self._pool or self._is_worth_it(sum(map(len, runs))):
            if self._pool is None:
                self._pool = self._started()
            return self._pool.map(work, runs)
        return self._here(work, runs)

    def _started(self) -> "ProcessPoolExecutor":
        # Slow, and seldom needed.
        from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415
        from multiprocessing import get_context  # noqa: PLC0415

        return ProcessPoolExecutor(
            self._jobs, get_context(_start_method()), self._start, (self._place,)
        )

    def _is_worth_it(self, tasks: int) -> bool:
        """Return whether other processes save more than they take to start."""
        started, copied, jobs = self._pool_from
        if self._jobs < jobs or tasks < min(started, copied):
            return False
        return tasks >= started or are_copied()

    def _here(
        self, work: Callable[[Sequence[Task]], Sequence[Result]], runs: list[Sequence[Task]]
    ) -> Iterator[Sequence[Result]]:
        if not self._is_ready:
            self._start(self._place)
            self._is_ready = True
        yield from map(work, runs)
