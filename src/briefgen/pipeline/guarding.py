"""Composing with templates that somebody wrote for this project: in a copy of this process that may be killed.

The sandbox of templates keeps them from reading and running anything. It does not keep them from reckoning for ever
or from filling the memory, and neither can be interrupted from within. Where forking is not safe, nothing is bounded.
"""

from __future__ import annotations

import os
import pickle
import signal
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import IO, Any, NoReturn, TypeVar, cast

from briefgen.errors import BriefgenError
from briefgen.findings import Finding, RefusedError, Severity
from briefgen.pipeline.spreading import may_fork

Result = TypeVar("Result")
Tell = Callable[[str], None]

CPU_SECONDS = 5
"""What composing one copy may take; the largest of ours takes a tenth of a second."""
MEMORY = 512 << 20
"""Bytes that composing may take beside what this process has already."""
SIZE = Path("/proc/self/statm")
"""Where Linux says how large this process is, in pages."""


def guarded(work: Callable[[Tell], Result], tell: Tell) -> Result:
    """What `work` gives, done by a copy of this process; what it tells is told.

    Raises what `work` raises of ours, and RefusedError when it takes too much or breaks down: that names the last
    thing that it told of.
    """
    if not may_fork():
        return work(tell)
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        _live(work, writing)
    os.close(writing)
    last = ""
    try:
        with os.fdopen(reading, "rb") as answers:
            while (answer := _received(answers)) is not None:
                if not isinstance(answer, str):
                    return cast("Result", _opened(answer, last))
                last = answer
                tell(last)
    finally:
        os.kill(child, signal.SIGKILL)  # it keeps nothing; where it has ended by itself this does nothing
        _, status = os.waitpid(child, 0)
    raise _refused(last, _why(status))


def _live(work: Callable[[Tell], object], writing: int) -> NoReturn:
    """The copy's whole life: what it tells, and at last its result, or what went wrong, down the pipe."""
    with os.fdopen(writing, "wb") as answers:

        def tell(what: str) -> None:
            _allow_time()
            pickle.dump(what, answers)
            answers.flush()

        _bound_memory()
        _allow_time()
        try:
            answer: tuple[object, ...] = ("done", work(tell))
        except RefusedError as error:
            answer = ("refused", error.findings)
        except BriefgenError as error:
            answer = ("error", error.message, error.hint)
        except MemoryError:
            answer = ("broken", f"needs more than {MEMORY >> 20} MiB of memory")
        except Exception as error:  # noqa: BLE001 - a template can raise anything; the user gets one line
            answer = ("broken", f"breaks down ({type(error).__name__})")
        with suppress(BrokenPipeError):
            pickle.dump(answer, answers, pickle.HIGHEST_PROTOCOL)
            answers.flush()
        os._exit(0)


def _bound_memory() -> None:
    import resource  # POSIX only, as forking is

    size = int(SIZE.read_text(encoding="ascii").split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (size + MEMORY, resource.RLIM_INFINITY))


def _allow_time() -> None:
    """So much time from now; the system ends this process when it is over."""
    import resource

    until = int(time.process_time()) + CPU_SECONDS
    resource.setrlimit(resource.RLIMIT_CPU, (until, resource.RLIM_INFINITY))


def _received(answers: IO[bytes]) -> Any:  # noqa: ANN401 - a text that is told, or the answer
    """The next frame; None when the copy has gone."""
    try:
        return pickle.load(answers)  # noqa: S301 - from our own copy, through a pipe nobody else has
    except (EOFError, pickle.UnpicklingError):
        return None


def _opened(answer: tuple[Any, ...], last: str) -> Any:  # noqa: ANN401 - whatever the work gives
    """The result in an answer.

    Raises what went wrong.
    """
    match answer:
        case ("refused", findings):
            raise RefusedError(findings)
        case ("error", message, hint):
            raise BriefgenError(message, hint)
        case ("broken", why):
            raise _refused(last, why)
        case _:
            return answer[1]


def _why(status: int) -> str:
    if os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGXCPU:
        return f"takes more than {CPU_SECONDS} seconds of computing"
    return "breaks down"


def _refused(last: str, why: str) -> RefusedError:
    return RefusedError(
        (
            Finding(
                code="template",
                severity=Severity.ERROR,
                message=f"{last or 'composing'} {why}",
                hint="see what the templates of this project reckon and repeat",
            ),
        )
    )
