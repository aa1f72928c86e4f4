"""The base of everything that is read from a record: frozen, strict about keys, two languages."""

from collections.abc import Mapping, Sequence
from typing import ClassVar, TypeAlias

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
    )
