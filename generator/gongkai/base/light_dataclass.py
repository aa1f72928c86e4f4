"""``dataclasses.dataclass`` for classes of plain frozen values, made in a third of the time.

Every run makes some 150 such classes before anything else, and `dataclasses` compiles six methods
for each. Here the constructor alone is compiled; comparing, hashing and printing are shared. That
values stay as they are is seen to by the type checker, which also makes them quicker to create.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass  # noqa: PLC0414 - the same to a type checker
else:
    import dataclasses
    from collections.abc import Callable
    from operator import attrgetter
    from typing import Any

    def dataclass(cls: type | None = None, /, *, frozen: bool = False, **options: bool) -> Any:
        """Return a class as a dataclass; given options alone, return what makes it so."""
        if not frozen or "order" in options:
            return dataclasses.dataclass(cls, frozen=frozen, **options)
        return _light(cls, options) if cls else lambda cls: _light(cls, options)

    def _light(cls: type, options: dict[str, bool]) -> type:
        own = {
            name: method
            for name, method in (("__eq__", _eq), ("__hash__", _hash), ("__repr__", _repr))
            if name not in vars(cls)
        }
        made = dataclasses.dataclass(cls, eq=False, repr=False, **options)
        for name, method in own.items():
            setattr(made, name, method)
        compared = (field.name for field in dataclasses.fields(made) if field.compare)
        made.values_to_compare = attrgetter(*compared, "__class__")
        return made

    def _eq(self: Any, other: object) -> bool:
        if other.__class__ is not self.__class__:
            return NotImplemented
        values: Callable[[object], tuple[object, ...]] = self.values_to_compare
        return values(self) == values(other)

    def _hash(self: Any) -> int:
        return hash(self.values_to_compare(self))

    def _repr(self: Any) -> str:
        fields = (field.name for field in dataclasses.fields(self) if field.repr)
        shown = (f"{name}={getattr(self, name)!r}" for name in fields)
        return f"{type(self).__qualname__}({', '.join(shown)})"
