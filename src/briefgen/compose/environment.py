"""Templates under guard: autoescape, an immutable sandbox, strict undefined names, and origins that cannot be lost.

What a template prints is either a fact, which carries its id into the XML, or house text, which carries the place
in the template (``at="file:line"`` on every start tag). A bare value is marked as plain, so that it can be reported.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

from jinja2 import FileSystemLoader, PrefixLoader, StrictUndefined, TemplateError, TemplateSyntaxError, Undefined
from jinja2.exceptions import SecurityError
from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream
from jinja2.loaders import BaseLoader, ChoiceLoader
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup, escape

from briefgen.compose import filters
from briefgen.compose.local import Local
from briefgen.findings import Finding, RefusedError, Severity
from briefgen.model import words
from briefgen.model.facts import Fact, OriginLostError
from briefgen.model.locales import DEFAULT

NAME = re.compile(r"[\w./-]+")
"""Names of templates go into the code that Jinja makes (CVE-2024-56201, mended in 3.1.5)."""
START_TAG = re.compile(r"<([A-Za-z][\w-]*)")
ALLOWED_FILTERS = frozenset({"list", "first", "last", "length", "batch", "slice", "reverse", "select", "reject"})


class Places(Extension):
    """Stamps the template's place on the start tags of house text, so that rendered lines lead back to it."""

    def filter_stream(self, stream: TokenStream) -> Iterable[Token]:
        """The same tokens, each start tag with an ``at`` attribute."""
        for token in stream:
            yield self._stamped(token, stream.name or "template") if token.type == "data" else token

    def _stamped(self, token: Token, name: str) -> Token:
        text = token.value

        def stamp(match: re.Match[str]) -> str:
            line = token.lineno + text.count("\n", 0, match.start())
            return f'{match[0]} at="{name}:{line}"'

        return Token(token.lineno, token.type, START_TAG.sub(stamp, text))


class Printed:
    """Every fact that a template printed, by its id."""

    def __init__(self) -> None:
        self.facts: dict[str, Fact] = {}
        self.in_attributes: dict[str, Fact] = {}

    def clear(self) -> None:
        """Begin a new document."""
        self.facts.clear()
        self.in_attributes.clear()

    def attribute(self, value: Fact | str) -> Markup:
        """Filter: a fact or a place inside an attribute, as escaped text; facts are noted by what they say there."""
        if isinstance(value, Fact):
            self.in_attributes[value.text] = value
        return escape(value.text if isinstance(value, Fact) else value)

    def finalize(self, value: object) -> object:
        """Jinja's last hand on a printed value: facts are noted, bare values marked as plain."""
        match value:
            case Undefined():
                return str(value)  # raises: StrictUndefined
            case Fact():
                self.facts[value.id] = value
                return value
            case Markup():
                return value
            case None:
                return ""
            case _:
                return Markup("<plain>%s</plain>") % str(value)

    def said(self, fact: Fact) -> Markup:
        """Filter: the fact with its standing in words beside it, and the number of what is to be confirmed."""
        shown = escape(self.finalize(fact))
        if fact.is_open or fact.standing in (None, "confirmed"):
            return Markup("<said>%s</said>") % shown
        blank = Markup('<blank fact="%s" words="to be confirmed"/>') % fact.id
        if fact.standing == "to be confirmed":
            return Markup("<said>%s %s</said>") % (shown, blank)
        standing = words.sentence(fact.standing or "")
        return Markup("<said><strong>%s:</strong> %s %s</said>") % (standing, shown, blank)


class Templates:
    """The templates of one build: compiled once, each rendering with a fresh list of printed facts.

    Raises RefusedError for one whose name is made of more than letters, digits, ``.``, ``_`` and ``-``.

    `folders` are looked in first, then the built-in templates; ``!builtin/`` in a name reaches past an override.
    """

    def __init__(self, folders: Iterable[Path], builtin: Path) -> None:
        self.printed = Printed()
        folders = tuple(folders)
        self._own = frozenset(
            path.relative_to(folder).as_posix() for folder in folders for path in folder.rglob("*.j2")
        )
        for name in sorted(self._own):
            if not NAME.fullmatch(name):
                raise _misnamed(name)
        loaders: list[BaseLoader] = [FileSystemLoader(folder) for folder in (*folders, builtin)]
        self._environment = ImmutableSandboxedEnvironment(
            loader=ChoiceLoader([*loaders, PrefixLoader({"!builtin": FileSystemLoader(builtin)})]),
            autoescape=True,
            undefined=StrictUndefined,
            finalize=self.printed.finalize,
            extensions=[Places],
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._local = Local(self.printed.finalize)
        builtins = self._environment.filters
        self._environment.filters = {name: builtins[name] for name in ALLOWED_FILTERS}
        self._environment.filters.update(
            filters.FILTERS, **self._local.filters, said=self.printed.said, attr=self.printed.attribute
        )

    @property
    def has_own(self) -> bool:
        """Whether any template is not a built-in one."""
        return bool(self._own)

    def compile(self, products: Iterable[str] = ()) -> None:
        """Compile the built-in templates of some products (none named: of all), so that rendering need not.

        What is wrong with one is told when it is rendered: perhaps nobody asks for it. A project's own are left for
        then, too: compiling already reckons what is constant in them.
        """
        wanted = tuple(f"products/{product}/" for product in products) or ("products/",)
        for name in self._environment.list_templates(extensions=["j2"]):
            if name.startswith(("parts/", *wanted)) and name not in self._own:
                with suppress(TemplateError, OSError, UnicodeError):
                    self._environment.get_template(name)

    def render(self, name: str, context: dict[str, Any], locale: str = DEFAULT) -> str:
        """The XML text that a template makes of its context, by a locale; `printed` then holds the facts in it.

        Raises RefusedError with the template's place when it cannot be rendered.
        """
        self.printed.clear()
        self._local.locale = locale
        try:
            return self._environment.get_template(name).render(context)
        except TemplateSyntaxError as error:
            raise _refused(error.name or name, error.lineno, error.message or "syntax error") from None
        except (TemplateError, OriginLostError, SecurityError, TypeError, ValueError, OverflowError) as error:
            raise _refused(*_last_place(error, name), str(error)) from None


def _last_place(error: Exception, name: str) -> tuple[str, int | None]:
    """The innermost template line in the traceback."""
    places = [
        (Path(frame.f_code.co_filename), line)
        for frame, line in _frames(error)
        if frame.f_code.co_filename.endswith(".j2")
    ]
    if not places:
        return name, None
    path, line = places[-1]
    return "/".join(path.parts[-3:]), line


def _frames(error: Exception) -> Iterator[tuple[Any, int]]:
    trace = error.__traceback__
    while trace is not None:
        yield trace.tb_frame, trace.tb_lineno
        trace = trace.tb_next


def _misnamed(name: str) -> RefusedError:
    return RefusedError(
        (
            Finding(
                code="template",
                severity=Severity.ERROR,
                message="a template's name has letters, digits, “.”, “_” and “-” only",
                file=name,
                hint="rename it",
            ),
        )
    )


def _refused(name: str, line: int | None, message: str) -> RefusedError:
    return RefusedError(
        (
            Finding(
                code="template",
                severity=Severity.ERROR,
                message=message,
                file=name,
                line=line,
                hint="see docs/templates.md for the vocabulary and the filters",
            ),
        )
    )
