"""The places a village publishes its site to, as ``site_config.yml`` names them."""

from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import Final
from urllib.parse import SplitResult, urlsplit

from gongkai.base.problem import Problem, Where
from gongkai.model.glossary import key_of
from gongkai.model.part import Part

_UNKNOWN, _WITH_PASSWORD, _TWICE, _NO_VARIABLE = "U121", "U122", "U123", "U124"
_ZIP: Final = ".zip"
_SCHEME: Final = "://"


class PlaceSort(StrEnum):
    """What stands behind an address."""

    FOLDER = "folder"
    ZIP = "zip"
    FTP = "ftp"
    FTPS = "ftps"


class PublishTarget(Part):
    """A place: its name among people, its address, and where its password is found.

    ``secret_variable`` names a variable of the environment; a password never stands in a file.
    ``certificate`` is a file in the village's folder, for a host that no authority vouches for.
    """

    name: str
    address: str
    secret_variable: str = ""
    certificate: str = ""

    @property
    def sort(self) -> PlaceSort | None:
        """Return what stands behind the address; None for what nobody can publish to."""
        scheme, is_url, _ = self.address.partition(_SCHEME)
        if is_url:
            known = {one.value for one in (PlaceSort.FTP, PlaceSort.FTPS)}
            is_whole = scheme.lower() in known and self.url is not None
            return PlaceSort(scheme.lower()) if is_whole else None
        return PlaceSort.ZIP if self.address.lower().endswith(_ZIP) else PlaceSort.FOLDER

    @property
    def url(self) -> SplitResult | None:
        """Return the parts of an address on a host; None where it has no host or a bad port."""
        try:
            parts = urlsplit(self.address)
            is_whole = bool(parts.hostname) and parts.port != 0
        except ValueError:
            return None
        return parts if is_whole else None


def check_targets(targets: Sequence[PublishTarget], file: str) -> Iterator[Problem]:
    """Yield what is wrong with the places of a village; no message shows an address."""
    named = set[str]()
    for number, target in enumerate(targets):
        where = Where(file).at(key_of("publish_to"), number)
        at_address = where.at(key_of("address"))
        facts = {"name": target.name}
        is_remote = _SCHEME in target.address
        if is_remote and ":" in target.address.partition(_SCHEME)[2].rpartition("@")[0]:
            yield Problem(_WITH_PASSWORD, at_address, facts)
        elif target.sort is None:
            yield Problem(_UNKNOWN, at_address, facts)
        elif is_remote and not target.secret_variable:
            yield Problem(_NO_VARIABLE, where, facts)
        if target.name in named:
            yield Problem(_TWICE, where.at(key_of("name")), facts)
        named.add(target.name)
