"""The reading child: it alone lets parsers see received files. One child serves a whole build.

Its arguments are modules to import before the limits hold: then their bytecode can be kept.

It speaks in frames on its standard streams: a line of JSON with the length of what follows, then that many bytes.
"""

from __future__ import annotations

import gc
import json
import os
import sys
from collections.abc import Callable
from importlib import import_module
from typing import IO, Any, TypeVar

from briefgen.findings import Finding, Noted, Severity
from briefgen.intake import wire
from briefgen.intake.limits import Limits, apply, computing
from briefgen.model.claims import Claim

Answer = TypeVar("Answer")
Reader = Callable[[bytes, str, str | None], Noted[tuple[Claim, ...]]]


def send(stream: IO[bytes], head: dict[str, Any], body: bytes) -> None:
    """One frame out."""
    stream.write(json.dumps({**head, "length": len(body)}).encode() + b"\n")
    stream.write(body)
    stream.flush()


def receive(stream: IO[bytes]) -> tuple[dict[str, Any], bytes] | None:
    """One frame in; None at the end of the stream."""
    line = stream.readline()
    if not line:
        return None
    head = json.loads(line)
    body = stream.read(head["length"])
    return (head, body) if len(body) == head["length"] else None


def main() -> None:
    """Answer requests until there are no more."""
    requests, answers = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever a parser prints is no answer
    claims = _imported(sys.argv[1:])
    limits = Limits()
    apply(limits)
    while (frame := receive(requests)) is not None:
        head, data = frame
        with computing(limits.file_seconds):
            answer = _picture(data, head["name"]) if head.get("is_picture") else _claims(claims, data, head)
        send(answers, {}, json.dumps(answer, ensure_ascii=False).encode("utf-8", "surrogatepass"))


def _imported(modules: list[str]) -> Reader:
    """The reader of all sources. While modules are made nothing dies, so nobody looks for the dead: that is a tenth."""
    gc.disable()
    for module in modules:
        import_module(module)
    reader: Reader = import_module("briefgen.intake.sources").claims
    gc.freeze()
    gc.enable()
    return reader


def _claims(read: Reader, data: bytes, head: wire.Json) -> wire.Json:
    """The claims of one file."""
    found = _guarded(lambda: read(data, head["name"], head.get("encoding")), head["name"])
    return wire.packed(Noted((), (found,)) if isinstance(found, Finding) else found)


def _picture(data: bytes, name: str) -> wire.Json:
    """The picture in one file."""
    found = _guarded(lambda: import_module("briefgen.intake.pictures").picture(data, name), name)
    return wire.packed_picture(Noted(None, (found,)) if isinstance(found, Finding) else found)


def _guarded(read: Callable[[], Answer], name: str) -> Answer | Finding:
    """What a parser makes of a file; whatever it raises is one finding."""
    try:
        return read()
    except MemoryError:
        return refused(name, "reading it needs more than 1 GiB of memory")
    except Exception as error:  # noqa: BLE001 - parsers of received files raise anything; the user gets one line
        return refused(name, f"it cannot be read ({type(error).__name__})")


def refused(name: str, why: str) -> Finding:
    """One refusal of one file."""
    return Finding(
        code="refused",
        severity=Severity.ERROR,
        message=why,
        file=name,
        hint="save it anew in the program that made it, or take it out of the sources",
    )


if __name__ == "__main__":
    main()
