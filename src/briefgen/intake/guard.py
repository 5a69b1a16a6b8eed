"""The parent's side of reading: a child that is started once, watched by the clock, and replaced when it dies."""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
import threading
from types import TracebackType
from typing import IO, Self, cast

from briefgen.findings import Finding, Noted
from briefgen.images import Image
from briefgen.intake import wire
from briefgen.intake.child import receive, refused, send
from briefgen.intake.limits import Limits
from briefgen.model.claims import Claim

OVER_CPU = -24
"""The exit code of a process that SIGXCPU ended."""
OVER_FILE = -27
"""The exit code of a process that SIGPROF ended."""


class Guard:
    """Reads files in a child process. Use it as a context manager; the child ends with it."""

    def __init__(self, limits: Limits | None = None, modules: tuple[str, ...] = ()) -> None:
        """`modules` are those that the child will need, as far as that is known."""
        self._limits = limits or Limits()
        self._modules = modules
        self._child: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        """The guard itself, its child started: it imports what it needs while this process goes on."""
        self._started()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End the child."""
        self._end()

    def read(self, data: bytes, name: str, encoding: str | None = None) -> Noted[tuple[Claim, ...]]:
        """The claims of one file, or one finding that says why there are none."""
        answer = self._asked({"name": name, "encoding": encoding}, data)
        return Noted((), (answer,)) if isinstance(answer, Finding) else wire.unpacked(answer)

    def picture(self, data: bytes, name: str) -> Noted[Image | None]:
        """The picture in one file, drawn anew, or one finding that says why there is none."""
        answer = self._asked({"name": name, "is_picture": True}, data)
        return Noted(None, (answer,)) if isinstance(answer, Finding) else wire.unpacked_picture(answer)

    def _asked(self, head: wire.Json, data: bytes) -> wire.Json | Finding:
        """What the child answers, or why it did not."""
        child = self._started()
        late = threading.Event()

        def stop() -> None:
            late.set()
            child.kill()

        watch = threading.Timer(self._limits.wall_seconds, stop)
        watch.start()
        try:
            send(cast("IO[bytes]", child.stdin), head, data)
            frame = receive(cast("IO[bytes]", child.stdout))
        except (OSError, ValueError):
            frame = None
        finally:
            watch.cancel()
            watch.join()  # it is gone when this returns, so that the process may be forked
        if frame is None:
            return refused(head["name"], self._why(child, late=late.is_set()))
        answer: wire.Json = json.loads(frame[1].decode("utf-8", "surrogatepass"))
        return answer

    def _started(self) -> subprocess.Popen[bytes]:
        if self._child is None:
            command = [sys.executable, "-m", "briefgen.intake.child", *self._modules]
            self._child = subprocess.Popen(  # noqa: S603 - our own module
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env={**os.environ, "PYDANTIC_DISABLE_PLUGINS": "__all__"},  # strangers' code has no business there
            )
        return self._child

    def _why(self, child: subprocess.Popen[bytes], *, late: bool) -> str:
        """Why a child gave no answer; it is gone, and the next file gets a new one."""
        code = child.wait()
        self._end()
        if late:
            return f"reading it takes more than {self._limits.wall_seconds:g} seconds"
        if code == OVER_FILE:
            return f"reading it takes more than {self._limits.file_seconds:g} seconds of computing"
        if code == OVER_CPU:
            return f"reading it takes more than {self._limits.cpu_seconds} seconds of computing"
        return "the parser broke down on it"

    def _end(self) -> None:
        child, self._child = self._child, None
        if child is None:
            return
        for stream in (child.stdin, child.stdout):
            if stream is not None:
                with contextlib.suppress(OSError):  # what it did not take before it died
                    stream.close()
        try:
            child.wait(timeout=1)
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()
