"""A host that takes files by FTP, or by FTP within TLS."""

import ftplib
import io
import posixpath
import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any, Final, NamedTuple

from gongkai.publish.limits import limits
from gongkai.publish.target import TargetError, Trouble

_FRESH: Final = ".gongkai-new"
_NO_SUCH_FILE: Final = "550"
_NOT_LOGGED_IN: Final = ("530", "430", "331")
_TOO_MANY: Final = ("421", "426", "425")
_FULL: Final = ("452", "552")


class FtpPlace(NamedTuple):
    """Where the site lies on which host, and who says so. The password is never shown."""

    host: str
    port: int
    folder: str
    user: str
    password: str
    is_secure: bool
    certificate: str = ""
    """A file with the host's certificate, where no authority vouches for it."""

    def __repr__(self) -> str:
        """Return the place without its password."""
        return f"FtpPlace({self.host!r})"


class _ReusingTls(ftplib.FTP_TLS):
    """FTP within TLS whose data connections go on with the session of the first one.

    Hosts demand that to be sure that both come from the same person; `ftplib` does not do it.
    """

    def ntransfercmd(
        self, cmd: str, rest: int | str | None = None
    ) -> tuple[socket.socket, int | None]:
        line, size = ftplib.FTP.ntransfercmd(self, cmd, rest)  # noqa: S321 - within TLS
        first: Any = self.sock
        wrapped = self.context.wrap_socket(line, server_hostname=self.host, session=first.session)
        return wrapped, size


class FtpTarget:
    """One connection to such a host. A file is sent under another name, then renamed."""

    def __init__(self, place: FtpPlace) -> None:
        """Connect and say who we are."""
        self._root = place.folder
        self._made: set[str] = set()
        with _told(is_first=True):
            self._line = _opened(place)
            self._line.voidcmd("TYPE I")

    def read(self, address: str) -> bytes | None:
        """Return a file, or None where there is none."""
        data = io.BytesIO()
        with _told():
            try:
                self._line.retrbinary(f"RETR {self._path(address)}", data.write)
            except ftplib.error_perm as error:
                if str(error).startswith(_NO_SUCH_FILE):
                    return None
                raise
        return data.getvalue()

    def write(self, address: str, data: bytes) -> None:
        """Put a file there: a cut line leaves only a file of another name."""
        path = self._path(address)
        with _told():
            self._make(posixpath.dirname(path))
            self._line.storbinary(f"STOR {path}{_FRESH}", io.BytesIO(data))
            # A host takes a cut line for the end of the file.
            if self._line.size(path + _FRESH) != len(data):
                raise TargetError(Trouble.DROPPED)
            try:
                self._line.rename(path + _FRESH, path)
            except ftplib.error_perm:
                # Some hosts give no file the name of another one.
                with suppress(ftplib.error_perm):
                    self._line.delete(path)
                self._line.rename(path + _FRESH, path)

    def remove(self, address: str) -> None:
        """Take a file away, and what an unfinished `write` left of it."""
        path = self._path(address)
        with _told():
            for one in (path, path + _FRESH):
                with _unless_missing():
                    self._line.delete(one)
            folder = posixpath.dirname(address)
            while folder:
                # Hosts keep folders that are not empty.
                with _unless_missing():
                    self._line.rmd(self._path(folder))
                    self._made.discard(self._path(folder))
                folder = posixpath.dirname(folder)

    def close(self) -> None:
        """End the connection."""
        with suppress(OSError, EOFError, ftplib.Error, AttributeError):
            self._line.quit()
        self._line.close()

    def _path(self, address: str) -> str:
        return posixpath.join(self._root, address)

    def _make(self, folder: str) -> None:
        """Make a folder and those above it; a host refuses what is there already."""
        if not folder.strip("/") or folder in self._made:
            return
        self._make(posixpath.dirname(folder))
        with _unless_missing():
            self._line.mkd(folder)
        self._made.add(folder)


def _opened(place: FtpPlace) -> ftplib.FTP:
    seconds = limits().timeout_seconds
    if not place.is_secure:
        line = ftplib.FTP(timeout=seconds, encoding="utf-8")  # noqa: S321 - told in the manual
        line.connect(place.host, place.port)
        line.login(place.user, place.password)
        return line
    context = ssl.create_default_context(cafile=place.certificate or None)
    secure = _ReusingTls(context=context, timeout=seconds, encoding="utf-8")
    secure.connect(place.host, place.port)
    secure.login(place.user, place.password)
    secure.prot_p()
    return secure


@contextmanager
def _unless_missing() -> Iterator[None]:
    try:
        yield
    except ftplib.error_perm as error:
        if not str(error).startswith(_NO_SUCH_FILE):
            raise


@contextmanager
def _told(*, is_first: bool = False) -> Iterator[None]:
    """Raise TargetError for whatever the host or the line does; the host's own words are lost."""
    try:
        yield
    except TargetError:
        raise
    except ssl.SSLCertVerificationError:
        raise TargetError(Trouble.CERTIFICATE) from None
    except (ftplib.error_perm, ftplib.error_temp) as error:
        raise TargetError(_trouble(str(error)[:3])) from None
    except (OSError, EOFError, ftplib.Error, AttributeError):
        # A line that was closed has no socket any more.
        raise TargetError(Trouble.UNREACHABLE if is_first else Trouble.DROPPED) from None


def _trouble(code: str) -> Trouble:
    if code in _NOT_LOGGED_IN:
        return Trouble.LOGIN
    if code in _FULL:
        return Trouble.FULL
    return Trouble.UNREACHABLE if code in _TOO_MANY else Trouble.DENIED
