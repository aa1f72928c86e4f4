"""The households of a village as its register names them: for a household's own card alone."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Household:
    """One entry of the register; its names stand in no message."""

    group: str
    """The villagers' group in the words of the register, "" where it names none."""
    head: str = field(repr=False)
    members: frozenset[str] = field(default=frozenset(), repr=False)
    """Everybody else whom the entry names."""
    number: str = ""
    """The household's own number in the register, "" where it has none."""

    @property
    def names(self) -> frozenset[str]:
        """Return everybody whom the entry names."""
        return self.members | {self.head}


@dataclass(frozen=True, slots=True)
class Register:
    """All households, and the names that belong to none of them."""

    households: tuple[Household, ...] = field(default=(), repr=False)
    loose: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    """Group and name of everybody else: they may be namesakes."""
