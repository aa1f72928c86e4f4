"""A place in memory that counts what is asked of it, and fails when it is told to."""

from collections.abc import Callable
from dataclasses import dataclass, field

from gongkai.publish.target import TargetError, Trouble


class PulledError(BaseException):
    """The computer stops here: nothing that was to follow is done."""


@dataclass
class Host:
    """What lies in the place, and all that was ever asked of it."""

    files: dict[str, bytes] = field(default_factory=dict)
    calls: list[tuple[str, str]] = field(default_factory=list)
    fails: Callable[[int], BaseException | None] = lambda _call: None
    does_first: bool = False
    """A failing call has done its work: only the answer is lost."""
    seen: Callable[[], None] = lambda: None
    """Looks at the place after every call, as villagers do."""

    def connect(self) -> "FakeTarget":
        return FakeTarget(self)

    def asked(self, sort: str) -> list[str]:
        return [address for one, address in self.calls if one == sort]


@dataclass
class FakeTarget:
    """One connection; a failing call does its work or does not, as hosts do."""

    host: Host

    def read(self, address: str) -> bytes | None:
        self._call("read", address, lambda: None)
        return self.host.files.get(address)

    def write(self, address: str, data: bytes) -> None:
        self._call("write", address, lambda: self.host.files.update({address: data}))

    def remove(self, address: str) -> None:
        self._call("remove", address, lambda: self.host.files.pop(address, None))

    def close(self) -> None:
        pass

    def _call(self, sort: str, address: str, work: Callable[[], object]) -> None:
        host = self.host
        host.calls.append((sort, address))
        error = host.fails(len(host.calls))
        if not error or host.does_first:
            work()
            if sort != "read":
                host.seen()
        if error:
            raise error


def dropped() -> TargetError:
    return TargetError(Trouble.DROPPED)


def at(number: int, error: Callable[[], BaseException]) -> Callable[[int], BaseException | None]:
    """Return what makes one call fail."""
    return lambda call: error() if call == number else None


def never(_number: int) -> None:
    """Let no call fail."""
