"""What briefgen tells its user: findings are data with stable codes in words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from briefgen.errors import BriefgenError
from briefgen.origin import Span

T_co = TypeVar("T_co", covariant=True)


class Severity(StrEnum):
    """How much a finding matters. Open points are warnings, never errors."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing to tell: what (`message`), where (`file`, `line`, `column` or `locator`), what next (`hint`)."""

    code: str
    message: str
    severity: Severity = Severity.WARNING
    hint: str | None = None
    file: str | None = None
    line: int | None = None
    column: int | None = None
    locator: str | None = None
    spans: tuple[Span, ...] = ()

    @property
    def place(self) -> str:
        """``file:line:column``, ``file: locator``, ``file``, or nothing."""
        if self.file is None:
            return ""
        if self.line is not None:
            return f"{self.file}:{self.line}:{self.column or 1}"
        return f"{self.file}: {self.locator}" if self.locator else self.file

    def __str__(self) -> str:
        """The finding as printed: one line, and the hint on a line of its own."""
        where = f"{self.place}: " if self.place else ""
        line = f"{where}{self.severity}: {self.message} [{self.code}]"
        return f"{line}\n  hint: {self.hint}" if self.hint else line

    def order(self) -> tuple[str, int, int, str, str, str]:
        """Sort key: file, place, code."""
        return (self.file or "", self.line or 0, self.column or 0, self.locator or "", self.code, self.message)


def at(
    span: Span,
    code: str,
    message: str,
    *,
    hint: str | None = None,
    severity: Severity = Severity.WARNING,
    others: Iterable[Span] = (),
) -> Finding:
    """A finding at a span; `others` are further places that it speaks of."""
    return Finding(
        code=code,
        message=message,
        severity=severity,
        hint=hint,
        file=span.source,
        line=span.line,
        column=span.column if span.line is not None else None,
        locator=span.locator,
        spans=(span, *others),
    )


@dataclass(frozen=True, slots=True)
class Noted(Generic[T_co]):
    """A stage's answer: the value, and the findings made on the way."""

    value: T_co
    findings: tuple[Finding, ...] = ()


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Findings sorted by file, place and code, each once."""
    return tuple(sorted(dict.fromkeys(findings), key=Finding.order))


class RefusedError(BriefgenError):
    """Inputs or a template that cannot be used: every mistake in one go."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        super().__init__(findings[0].message)
        self.findings = findings
