"""Work gives the same results in the same order, here or in other processes."""

import gc
import os
import threading
from collections.abc import Iterator, Sequence
from multiprocessing import get_start_method

import pytest

from gongkai.base import jobs
from gongkai.base.jobs import PoolFrom, Workers, default_jobs, quiet_collector, silent

_prepared: list[str] = []


def prepare(word: str) -> None:
    _prepared.append(word)


def work(tasks: Sequence[int]) -> list[tuple[int, str, int]]:
    return [(task * task, _prepared[-1], os.getpid()) for task in tasks]


@pytest.mark.parametrize("count", [1, 2])
def test_results_come_back_in_the_order_of_the_tasks(count: int) -> None:
    _prepared.clear()
    workers = Workers(count, prepare, "甲")
    try:
        results = list(workers.run(work, range(700)))
        again = list(workers.run(work, [3]))
    finally:
        workers.close()
    assert [square for square, _, _ in results] == [task * task for task in range(700)]
    assert {word for _, word, _ in [*results, *again]} == {"甲"}
    assert (os.getpid() in {process for _, _, process in results}) == (count == 1)
    assert _prepared == (["甲"] if count == 1 else [])


def test_processes_that_are_dismissed_still_end_their_work() -> None:
    workers = Workers(2, prepare, "己")
    results = workers.run(work, range(300))
    assert workers.are_elsewhere
    workers.dismiss()
    assert [square for square, _, _ in results] == [task * task for task in range(300)]
    workers.close()


def test_new_processes_take_the_place_of_those_that_have_worked() -> None:
    workers = Workers(2, prepare, "庚")
    try:
        first = {process for _, _, process in workers.run(work, range(300))}
        workers.renew()
        assert not workers.are_elsewhere
        results = list(workers.run(work, range(300)))
    finally:
        workers.close()
    assert [square for square, _, _ in results] == [task * task for task in range(300)]
    assert not first & {process for _, _, process in results}


@pytest.mark.parametrize(
    ("tasks", "are_copied", "is_elsewhere"),
    [(9, True, False), (10, True, True), (19, False, False), (20, False, True)],
)
def test_little_work_goes_elsewhere_only_where_processes_are_mere_copies(
    monkeypatch: pytest.MonkeyPatch, tasks: int, *, are_copied: bool, is_elsewhere: bool
) -> None:
    monkeypatch.setattr(jobs, "are_copied", lambda: are_copied)
    workers = Workers(2, prepare, "戊", pool_from=PoolFrom(20, 10))
    try:
        assert len(list(workers.run(work, range(tasks)))) == tasks
        assert workers.are_elsewhere == is_elsewhere
    finally:
        workers.close()


def test_work_that_takes_memory_goes_elsewhere_even_for_one_process() -> None:
    workers = Workers(1, prepare, "辛", pool_from=PoolFrom(20, 20, jobs=1))
    try:
        little = list(workers.run(work, range(19)))
        much = list(workers.run(work, range(100)))
    finally:
        workers.close()
    assert {process for _, _, process in little} == {os.getpid()}
    assert len({process for _, _, process in much} - {os.getpid()}) == 1
    assert [square for square, _, _ in much] == [task * task for task in range(100)]


def test_beside_other_threads_no_process_is_copied(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jobs, "_may_be_copied", True)
    opened = threading.Event()
    other = threading.Thread(target=opened.wait)
    other.start()
    try:
        assert not jobs.are_copied()
    finally:
        opened.set()
        other.join()


def test_a_process_in_which_a_library_keeps_threads_is_not_copied(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(jobs, "_may_be_copied", True)
    # Other tests of this process may have left threads that are still ending.
    monkeypatch.setattr(threading, "active_count", lambda: 1)
    assert jobs.are_copied() == (get_start_method() == "fork")
    jobs.forbid_copies()
    assert not jobs.are_copied()


def test_nothing_starts_for_no_work() -> None:
    _prepared.clear()
    workers = Workers(4, prepare, "乙")
    assert list(workers.run(work, [])) == []
    workers.close()
    assert _prepared == []


def test_progress_sees_every_result_and_their_number() -> None:
    seen: list[object] = []

    def watch(results: Iterator[object], length: int) -> Iterator[object]:
        seen.append(length)
        for result in results:
            seen.append("one")
            yield result

    workers = Workers(1, prepare, "丙", watch)  # type: ignore[arg-type]
    assert len(list(workers.run(work, [1, 2]))) == 2
    assert seen == [2, "one", "one"]
    assert list(silent(iter([1]), 1)) == [1]


@pytest.mark.parametrize("is_enabled", [True, False])
def test_the_collector_is_left_as_it_was(*, is_enabled: bool) -> None:
    was_enabled = gc.isenabled()
    try:
        (gc.enable if is_enabled else gc.disable)()
        with quiet_collector():
            assert not gc.isenabled()
        assert gc.isenabled() == is_enabled
    finally:
        (gc.enable if was_enabled else gc.disable)()


def test_jobs_are_the_processors_of_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0, 3}, raising=False)
    assert default_jobs() == 2
    monkeypatch.delattr(os, "sched_getaffinity")
    monkeypatch.setattr(os, "cpu_count", lambda: None)
    assert default_jobs() == 1
    monkeypatch.setattr(os, "cpu_count", lambda: 6)
    assert default_jobs() == 6
