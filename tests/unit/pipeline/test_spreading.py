"""Pieces of work over processes: every piece once, in order, and nobody left behind."""

from __future__ import annotations

import subprocess
import sys
import threading

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.pipeline.spreading import THREADS, may_fork, processors, shares, spread

forking = pytest.mark.skipif(not THREADS.is_dir(), reason="this system is not forked on")

BEGIN = """
import os, signal, sys
from briefgen.errors import BriefgenError
from briefgen.pipeline.spreading import spread
here = os.getpid()
def nobody_left():
    try:
        os.waitpid(-1, os.WNOHANG)
    except ChildProcessError:
        return True
"""
"""Whoever runs the tests has threads, so that nothing is forked there: the forks are those of a fresh process."""


def _said(script: str) -> str:
    done = subprocess.run([sys.executable, "-c", BEGIN + script], capture_output=True, text=True, check=False)
    assert done.stderr == ""
    return done.stdout


@pytest.mark.parametrize(
    ("costs", "jobs", "expected"),
    [
        ([5, 1, 1, 1, 2], 2, [[0], [1, 2, 3, 4]]),
        ([3, 3, 2], 2, [[0, 2], [1]]),
        ([1, 1], 4, [[0], [1]]),
        ([4, 9, 2], 1, [[0, 1, 2]]),
        ([], 3, [[]]),
    ],
)
def test_shares_cost_about_the_same(costs: list[int], jobs: int, expected: list[list[int]]) -> None:
    assert shares(costs, jobs) == expected


@given(st.lists(st.integers(0, 1000), max_size=30), st.integers(1, 8))
def test_every_piece_is_in_one_share(costs: list[int], jobs: int) -> None:
    made = shares(costs, jobs)
    assert sorted(place for share in made for place in share) == list(range(len(costs)))
    assert len(made) <= jobs


def test_one_job_does_everything_in_order() -> None:
    seen: list[str] = []

    def work(piece: str) -> str:
        seen.append(piece)
        return piece.upper()

    assert spread(work, ["b", "a", "c"], [1, 9, 5], 1) == ["B", "A", "C"]
    assert seen == ["b", "a", "c"]


def test_nothing_to_do_is_nothing_done() -> None:
    assert spread(str, [], [], 4) == []


def test_a_process_with_another_thread_is_not_forked() -> None:
    done = threading.Event()
    other = threading.Thread(target=done.wait)
    other.start()
    try:
        assert not may_fork()
    finally:
        done.set()
        other.join()


def test_there_is_always_somebody_to_work() -> None:
    assert 1 <= processors() <= 4


@forking
def test_results_come_in_order_from_several_processes() -> None:
    script = """
done = spread(lambda piece: (piece * piece, os.getpid()), range(6), [1] * 6, 3)
print([square for square, _ in done], len({process for _, process in done}), nobody_left())
"""
    assert _said(script) == "[0, 1, 4, 9, 16, 25] 3 True\n"


@forking
def test_more_than_a_pipe_holds_comes_through() -> None:
    script = "print([len(each) for each in spread(lambda size: b'x' * size, [3_000_000, 2_000_000], [1, 1], 2)])"
    assert _said(script) == "[3000000, 2000000]\n"


@forking
def test_what_goes_wrong_elsewhere_is_raised_here() -> None:
    script = """
def work(piece):
    if piece == 1:
        raise BriefgenError("no room", "make some")
    return piece
try:
    spread(work, range(4), [1] * 4, 2)
except BriefgenError as error:
    print(error.message, error.hint, nobody_left())
"""
    assert _said(script) == "no room make some True\n"


@forking
def test_work_of_a_process_that_breaks_down_is_done_here() -> None:
    script = """
def work(piece):
    if os.getpid() != here:
        os.kill(os.getpid(), signal.SIGKILL)
    return piece
print(spread(work, range(4), [1] * 4, 2), nobody_left())
"""
    assert _said(script) == "[0, 1, 2, 3] True\n"


@forking
def test_stopping_leaves_no_process_behind() -> None:
    script = """
def work(piece):
    if os.getpid() != here:
        signal.pause()
    raise KeyboardInterrupt
try:
    spread(work, range(4), [1] * 4, 4)
except KeyboardInterrupt:
    print("stopped", nobody_left())
"""
    assert _said(script) == "stopped True\n"


@forking
def test_other_processes_end_without_saying_anything() -> None:
    script = """
import atexit
atexit.register(print, "the end")
sys.stdout.write("begun ")
print(spread(lambda piece: piece, range(2), [1, 1], 2))
"""
    assert _said(script) == "begun [0, 1]\nthe end\n"
