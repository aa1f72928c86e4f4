"""The files of a site: which lay there under which key, which of them stay, which are written."""

from collections.abc import Collection, Mapping
from pathlib import Path

from gongkai.output.site_folder import write_file
from gongkai.output.site_state import SiteFile, files_in
from gongkai.output.weight import weighed

_WEIGHED = (".html", ".css")


class SiteFiles:
    """The files of one build of a site.

    A file whose key is known and which lies in the folder as it was written is left alone, so
    that an incremental site is the cold one.
    """

    def __init__(self, out: Path, known: Mapping[str, SiteFile]) -> None:
        """Take the folder and the files of the build before; look at what lies there once."""
        self.out = out
        self.known = known
        self.lying = files_in(out)
        self.files: dict[str, SiteFile] = {}
        self.written = 0
        self._folders: set[Path] = set()

    def keep(self, address: str, key: str) -> bool:
        """Return whether a file lies there, under this key, as it was written; it then stays."""
        if not self._lies_there(address, key):
            return False
        self.files[address] = self.known[address]
        return True

    def keep_all(self, addresses: Collection[str], key: str) -> bool:
        """Return whether several files made at once all lie there so; only then they stay.

        Made again there may be fewer of them; none are never what should lie there.
        """
        if not addresses or not all(self._lies_there(one, key) for one in addresses):
            return False
        self.files |= {address: self.known[address] for address in addresses}
        return True

    def known_by_source(self, start: str) -> dict[str, list[str]]:
        """Return the last build's files whose addresses start so, by what they were made of.

        Those of one source stand in the order of the numbers that tell them apart.
        """
        found: dict[str, list[str]] = {}
        below = (address for address in self.known if address.startswith(start))
        for address in sorted(below, key=lambda one: (len(one), one)):
            found.setdefault(self.known[address].source, []).append(address)
        return found

    def put(self, address: str, file: SiteFile) -> None:
        """Take a file that somebody else has just written."""
        self.files[address] = file
        self.written += 1

    def write(self, address: str, data: bytes, key: str, source: str, rare: str = "") -> None:
        """Write a file made here; `rare` are the characters it needs the site's font for."""
        self.make_folder_of(address)
        file = write_file(self.out, address, data, key, source)._replace(rare=rare)
        self.put(address, weighed(file, data) if address.endswith(_WEIGHED) else file)

    def make_folder(self, name: str) -> None:
        """Make a folder of the site."""
        self._make(self.out / name)

    def make_folder_of(self, address: str) -> None:
        """Make the folder of a file."""
        self._make((self.out / address).parent)

    def _make(self, folder: Path) -> None:
        if folder not in self._folders:
            folder.mkdir(parents=True, exist_ok=True)
            self._folders.add(folder)

    def _lies_there(self, address: str, key: str) -> bool:
        known = self.known.get(address)
        if known is None or known.key != key:
            return False
        return self.lying.get(address) == known[1:3]
