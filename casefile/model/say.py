"""A sentence that is not yet in any language: the key of its wording and what fills it."""

from __future__ import annotations

from enum import Enum
from typing import Any

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler, SerializationInfo
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, core_schema


class Say:
    """A sentence as wording key and values; a language turns it into words.

    Values are str (outside text, shown as it is), int, Decimal, date, LooseDate, Until, Money,
    StrEnum (its own term), another Say, a mapping of one text by language, or a tuple of these
    (joined as a list). A review holds no prose: the same review is shown in Hebrew and written in
    Polish. In JSON a Say is a string, in the language passed as the serialisation context
    ``{"words": Language}``.
    """

    __slots__ = ("key", "values")

    key: str
    values: dict[str, Any]

    def __init__(self, key: str, **values: Any) -> None:
        self.key = key
        self.values = values

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Say) and (self.key, self.values) == (other.key, other.values)

    def __hash__(self) -> int:
        return hash((self.key, tuple(sorted((k, str(v)) for k, v in self.values.items()))))

    def __repr__(self) -> str:
        told = "".join(f", {name}={value!r}" for name, value in self.values.items())
        return f"Say({self.key!r}{told})"

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.is_instance_schema(
            cls,
            serialization=core_schema.plain_serializer_function_ser_schema(_told, info_arg=True),
        )

    @classmethod
    def __get_pydantic_json_schema__(
        cls, core: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {"type": "string"}


def coded(code: str, word: Any) -> Say:
    """Return what is typed, with the word for it beside: ``order (zamówienie)``."""
    return Say("formats.coded", code=code, word=word)


def choices_of(kind: type[Enum]) -> tuple[Say, ...]:
    """Return every choice of a kind as it is typed, with its word."""
    return tuple(coded(choice.value, choice) for choice in kind)


def _told(sentence: Say, info: SerializationInfo) -> str:
    context = info.context
    words = context.get("words") if isinstance(context, dict) else None
    return repr(sentence) if words is None else str(words.say(sentence))
