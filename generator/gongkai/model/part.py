"""The base of everything that is read from a record: frozen, strict about keys, two languages."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, ClassVar, NoReturn, Self, TypeAlias

from pydantic import BaseModel, ConfigDict

from gongkai.model.glossary import key_of

Raw: TypeAlias = "str | Sequence[Raw] | Mapping[str, Raw] | None"
"""What a YAML file holds before validation: only text, lists and mappings."""


class Part(BaseModel):
    """A group of fields; written with Chinese keys or their English names."""

    list_field: ClassVar[str] = ""
    """The field that a part written as a plain list fills; most parts are mappings."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        alias_generator=key_of,
        validate_by_name=True,
        validate_by_alias=True,
        hide_input_in_errors=True,
        str_strip_whitespace=True,
        defer_build=True,
    )

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> NoReturn:
            """Raise AttributeError: a part has its fields and no private or further ones.

            Pydantic looks for those first, which takes ten times as long; "this field if the
            kind has it" is asked of every record.
            """
            raise AttributeError(name)

    def changed(self, **values: object) -> Self:
        """Return a copy with other values, which must be of the fields' types.

        What pydantic's own copy does, several times faster: lists of people are long.
        """
        copy = object.__new__(type(self))
        set_value = object.__setattr__
        set_value(copy, "__dict__", {**self.__dict__, **values})
        set_value(copy, "__pydantic_fields_set__", self.__pydantic_fields_set__ | values.keys())
        set_value(copy, "__pydantic_extra__", None)
        set_value(copy, "__pydantic_private__", None)
        return copy
