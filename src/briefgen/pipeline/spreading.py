"""Work that is independent, piece by piece, spread over processes; what comes of it is as if one had done it all.

Processes are forked: they start in milliseconds with everything already imported, where new interpreters would
import it all again. Where forking is not safe, one process does everything.
"""

from __future__ import annotations

import os
import pickle
import signal
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import IO, TypeVar

Piece = TypeVar("Piece")
Result = TypeVar("Result")

MOST_JOBS = 4
THREADS = Path("/proc/self/task")
"""Where Linux lists the threads of this process. Other systems have no such folder, and are not forked on: macOS
does not promise that its own libraries live through it.
"""


def processors() -> int:
    """How many processes are of use when nobody said how many."""
    return min(os.cpu_count() or 1, MOST_JOBS)


ENDING = 50
"""How often to look again, two thousandths of a second apart, for a thread that is joined and not gone yet."""


def may_fork() -> bool:
    """Whether a copy of this process would work: other threads are not copied, and locks that they hold stay shut."""
    if not THREADS.is_dir():
        return False
    for _ in range(ENDING):
        if sum(1 for _ in THREADS.iterdir()) == 1:
            return True
        if threading.active_count() > 1:
            return False
        time.sleep(0.002)  # Python has joined it; the system is still clearing it away
    return False


def spread(work: Callable[[Piece], Result], pieces: Sequence[Piece], costs: Sequence[int], jobs: int) -> list[Result]:
    """What `work` makes of each piece, in their order, done by at most so many processes, this one among them.

    What another process failed to do is done here again: so whatever `work` raises is raised here.
    """
    mine, *others = shares(costs, jobs if may_fork() else 1)
    with ExitStack() as stack:
        answers = [stack.enter_context(_forked(work, pieces, share)) for share in others]
        done = {place: work(pieces[place]) for place in mine}
        for answer in answers:
            done |= _results(answer)
    return [done[place] if place in done else work(piece) for place, piece in enumerate(pieces)]


def shares(costs: Sequence[int], jobs: int) -> list[list[int]]:
    """The places of all pieces in as many shares, or fewer: dear ones first, each to the share that costs least."""
    made: list[list[int]] = [[] for _ in range(max(1, min(jobs, len(costs))))]
    for place in sorted(range(len(costs)), key=lambda place: -costs[place]):
        min(made, key=lambda share: sum(costs[each] for each in share)).append(place)
    return [sorted(share) for share in made]


@contextmanager
def _forked(work: Callable[[Piece], Result], pieces: Sequence[Piece], share: list[int]) -> Iterator[IO[bytes]]:
    """A copy of this process that does a share and answers once; it is gone afterwards, whatever happened."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        _answer(work, pieces, share, writing)
    os.close(writing)
    with os.fdopen(reading, "rb") as answer:
        try:
            yield answer
        finally:
            os.kill(child, signal.SIGKILL)  # it keeps nothing; where it has ended by itself this does nothing
            os.waitpid(child, 0)


def _answer(work: Callable[[Piece], Result], pieces: Sequence[Piece], share: list[int], writing: int) -> None:
    """The forked process's whole life. It ends here, and never runs what its parent means to do later."""
    try:
        done = {place: work(pieces[place]) for place in share}
        with os.fdopen(writing, "wb") as answer:
            pickle.dump(done, answer, pickle.HIGHEST_PROTOCOL)
    finally:
        os._exit(0)


def _results(answer: IO[bytes]) -> dict[int, Result]:
    """What a process answered; nothing where it broke down."""
    try:
        done: dict[int, Result] = pickle.load(answer)  # noqa: S301 - from our own copy, through a pipe nobody else has
    except (EOFError, pickle.UnpicklingError):
        return {}
    return done
