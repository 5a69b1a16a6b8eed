"""The kinds of fields that an event file has, as pydantic reads them from bare texts.

A field takes its value short (``room: Main hall``) or long (``room: {value: Main hall, standing: proposed}``);
either way it becomes a `Said`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any, ClassVar, Generic, Self, TypeVar, get_args, get_origin

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    GetJsonSchemaHandler,
    PlainValidator,
    WithJsonSchema,
    model_validator,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from briefgen.intake import values
from briefgen.intake.values import Mistake
from briefgen.model.locales import LOCALES
from briefgen.origin import Standing as AgreedStanding

T = TypeVar("T")

STANDINGS = ("confirmed", "to be confirmed", "proposed")
AUDIENCES = ("participants", "chair", "press", "internal")


def kind_of(found: object) -> str:
    """What stands there, in the words of a message."""
    match found:
        case dict():
            return "a mapping"
        case list():
            return "a list"
        case None:
            return "nothing"
        case _:
            return values.shown(str(found))


def _leaf(read: Callable[[str], T], expected: str) -> Callable[[object], T]:
    """A reader of one bare text; anything else is a mistake in its kind."""

    def validate(found: object) -> T:
        if not isinstance(found, str):
            code = "missing-value" if found is None else "wrong-type"
            raise Mistake(code, f"expected {expected}, found {kind_of(found)}")
        return read(values.text(found))

    return validate


def _field(read: Callable[[str], object], expected: str, **schema: Any) -> tuple[PlainValidator, WithJsonSchema]:  # noqa: ANN401 - JSON
    return PlainValidator(_leaf(read, expected)), WithJsonSchema({"description": expected, **schema})


def _words(*choices: str) -> tuple[PlainValidator, WithJsonSchema]:
    def read(written: str) -> str:
        return values.choice(written, choices)

    return _field(read, f"one of {', '.join(choices)}", enum=list(choices))


# Editors read `1.2` as a number and `no` as a choice; to us both are text.
_ANY_SCALAR = ["string", "number", "boolean"]
_STRING = {"type": "string"}

Text = Annotated[str, "Text", *_field(values.text, "a text", type=_ANY_SCALAR, maxLength=values.LONGEST_TEXT)]
Id = Annotated[str, "Id", *_field(values.identity, "an id", type=_ANY_SCALAR)]
Seconds = Annotated[
    int, "Seconds", *_field(values.seconds, "a length of time such as 5 min, 90 s, 1 h 30, 1:30:00", **_STRING)
]
Minutes = Annotated[int, "Minutes", *_field(values.minutes, "a number of minutes", type=["string", "number"])]
Rank = Annotated[int, "Rank", *_field(values.rank, "a whole number from 1", type=["string", "integer"])]
Date = Annotated[
    str,
    "Date",
    *_field(values.date, "a date such as 2009-03-18, 2009-03, 2009-03-16/2009-03-22", type=["string", "integer"]),
]
Moment = Annotated[str, "Moment", *_field(values.moment, "a date and time such as 2009-03-18T14:00", **_STRING)]
Start = Annotated[
    str, "Start", *_field(values.start, "a date and time such as 2009-03-18T14:00, or a time of day", **_STRING)
]
Clock = Annotated[str, "Clock", *_field(values.clock, "a time of day such as 14:00", **_STRING)]
Deadline = Annotated[str, "Deadline", *_field(values.deadline, "a day such as 2009-03-08, or S-10", **_STRING)]
Zone = Annotated[str, "Zone", *_field(values.zone, "a time zone such as Europe/Istanbul", **_STRING)]
AgeKey = Annotated[str, "AgeKey", *_field(values.age_key, "a public key of age, such as age1...", **_STRING)]
Language = Annotated[str, "Language", *_field(values.language, "a language tag such as en", **_STRING)]
Locale = Annotated[str, "Locale", *_field(values.locale, f"one of {', '.join(LOCALES)}", enum=list(LOCALES))]
YesNo = Annotated[bool, "YesNo", *_field(values.yes_or_no, "yes or no", enum=[True, False, "yes", "no"])]

Standing = Annotated[AgreedStanding, "Standing", *_words(*STANDINGS)]
Audience = Annotated[str, "Audience", *_words(*AUDIENCES)]
PaperStatus = Annotated[str, "PaperStatus", *_words("draft", "provisional", "final")]
Outcome = Annotated[str, "Outcome", *_words("planned", "held", "postponed", "cancelled")]
Release = Annotated[str, "Release", *_words("draft", "embargoed", "immediate")]
RulePack = Annotated[str, "RulePack", *_words("un", "govuk", "generic")]
Early = Annotated[str, "Early", *_words("draft", "immediate")]
Interpretation = Annotated[str, "Interpretation", *_words("simultaneous", "consecutive")]
NoShow = Annotated[str, "NoShow", *_words("go-on", "hold", "speak-last")]
Order = Annotated[str, "Order", *_words("as-given", "rank", "alphabetical-by-organisation", "alphabetical-by-state")]
Press = Annotated[str, "Press", *_words("open", "closed", "photo")]
PersonStatus = Annotated[str, "PersonStatus", *_words("open", "invited", "confirmed")]
ClearanceState = Annotated[str, "ClearanceState", *_words("draft", "with-speaker", "cleared")]
Likelihood = Annotated[str, "Likelihood", *_words("certain", "might", "unlikely")]


class Block(BaseModel):
    """A mapping with known keys. Nothing written in it (`key:`) is as if it were not there."""

    model_config = ConfigDict(extra="forbid", populate_by_name=False, hide_input_in_errors=True)

    main: ClassVar[str | None] = None
    """The field that is open where an item is named and nothing is said of it."""

    renamed: ClassVar[dict[str, tuple[str, ...]]] = {}
    """Keys whose claims have another path."""

    open_as: ClassVar[dict[str, tuple[str, ...]]] = {}
    """What is open where nothing stands behind a key whose value is a block."""

    one_by_one: ClassVar[frozenset[str]] = frozenset()
    """Keys of lists whose items are claims of their own."""

    @model_validator(mode="before")
    @classmethod
    def _mapping(cls, found: object) -> object:
        if found is None:
            return {}
        if not isinstance(found, dict):
            hint = f"it has the keys {', '.join(names(cls))}"
            raise Mistake("wrong-type", f"expected a mapping, found {kind_of(found)}", hint)
        return found


def names(block: type[BaseModel]) -> tuple[str, ...]:
    """The keys that a block knows, as they are written."""
    return tuple(field.alias or name for name, field in block.model_fields.items())


def _short_name(kind: Any) -> str:  # noqa: ANN401 - a type or a form of typing
    """The name of a kind of field: its own, or that it holds several of one."""
    if get_origin(kind) is Annotated:
        inner, *notes = get_args(kind)
        return (
            next((note for note in notes if isinstance(note, str)), None) or f"Several{_short_name(get_args(inner)[0])}"
        )
    return str(getattr(kind, "__name__", kind))


class Said(Block, Generic[T]):
    """A field whose value is a text or a list of texts, and what the secretariat says of it."""

    value: T | None
    standing: Standing | None = None
    source: Text | None = None
    audience: Audience | None = None
    confirmed_by: Text | None = None
    note: Text | None = None

    @model_validator(mode="before")
    @classmethod
    def _mapping(cls, found: object) -> object:
        return found if isinstance(found, dict) else {"value": found}

    @model_validator(mode="after")
    def _agrees(self) -> Self:
        if self.confirmed_by and self.standing not in {None, "confirmed"}:
            hint = "leave confirmed_by out, or write standing: confirmed"
            raise Mistake("contradiction", f"confirmed by somebody, and {self.standing}", hint)
        return self

    @classmethod
    def model_parametrized_name(cls, params: tuple[Any, ...]) -> str:
        """A short name, such as ``SaidText``, for the JSON Schema."""
        return f"{cls.__name__}{_short_name(params[0])}"

    @classmethod
    def __get_pydantic_json_schema__(cls, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """In the JSON Schema as well, a value may be written without its long form."""
        long = handler(core)
        return {
            "title": cls.__name__,
            "anyOf": [*handler.resolve_ref_schema(long)["properties"]["value"]["anyOf"], long],
        }


class SaidBlock(Said[T], Generic[T]):
    """A field whose value is a mapping itself: long only where the key `value` stands in it."""

    @model_validator(mode="before")
    @classmethod
    def _mapping(cls, found: object) -> object:
        return found if isinstance(found, dict) and "value" in found else {"value": found}


def listed(found: object) -> object:
    """One item stands for a list of one."""
    return found if isinstance(found, list) or found is None else [found]


def by_id(found: object) -> object:
    if found is None:
        return {}
    if isinstance(found, dict):
        return found
    hint = "each item under its own id, such as ada: {name: Ada Example}"
    raise Mistake("wrong-type", f"expected a mapping by id, found {kind_of(found)}", hint)


def _rows(found: object) -> object:
    if found is None:
        return []
    if isinstance(found, list):
        return found
    hint = "each row behind a dash, such as - {id: opening, title: Opening}"
    raise Mistake("wrong-type", f"expected a list of rows, found {kind_of(found)}", hint)


class Also:
    """Says in the JSON Schema that a field may be written in a second, shorter form, made from its own schema."""

    def __init__(self, shorter: Callable[[JsonSchemaValue], JsonSchemaValue]) -> None:
        self._shorter = shorter

    def __get_pydantic_json_schema__(self, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """Either form."""
        made = handler(core)
        return {"anyOf": [self._shorter(made), made]}


Listed = Annotated[tuple[T, ...], BeforeValidator(listed), Also(lambda many: many["items"])]
"""One or several."""

Key = Annotated[str, AfterValidator(values.identity)]
Items = Annotated[dict[Key, T], BeforeValidator(by_id)]
"""Items by their ids."""

Rows = Annotated[tuple[T, ...], BeforeValidator(_rows)]
"""Items in order, each with its id."""


def block_at(model: type[Block], path: tuple[str | int, ...]) -> type[Block]:
    """The block of the schema that a path leads to."""
    kind: Any = model
    for part in path:
        kind = _inner(kind, part)
    found = blocks(kind)
    return found[0] if found else model


def _inner(kind: Any, part: str | int) -> Any:  # noqa: ANN401 - forms of typing
    """What stands under a key or index of a kind of field."""
    for block in blocks(kind):
        for name, field in block.model_fields.items():
            if part == (field.alias or name):
                return field.annotation
    return kind


def blocks(kind: Any) -> list[type[Block]]:  # noqa: ANN401 - forms of typing
    """The blocks within a kind of field, such as `Person` in ``dict[str, Person] | None``."""
    if isinstance(kind, type) and issubclass(kind, Block):
        return [kind]
    return [block for argument in get_args(kind) for block in blocks(argument)]
