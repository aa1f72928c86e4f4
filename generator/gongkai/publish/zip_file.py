"""A whole site as one zip file, for hosts that take an upload by hand, and to hand over."""

import zipfile
from pathlib import Path
from typing import Final

from gongkai.base.replace import replacing
from gongkai.publish.folder_target import told
from gongkai.publish.manifest import MANIFEST, sent_manifest
from gongkai.publish.ownership import NOTHING, Sender, checked_manifest
from gongkai.publish.sending import Bundle, Sent, refuse_emptied
from gongkai.publish.target import TargetError, Trouble

_NO_TIME: Final = (1980, 1, 1, 0, 0, 0)
_READABLE: Final = 0o644 << 16
_PACKED_ALREADY: Final = (".pdf", ".png", ".jpg", ".webp", ".woff2", ".xlsx", ".zip", ".mp3")


def send_zip(bundle: Bundle, file: Path, sender: Sender) -> Sent:
    """Make a zip file hold a site; equal sites give equal bytes. Return what was done.

    RefusedError where the file holds something else or a later sending, TargetError where it
    cannot be written. The old file is there until the new one is whole.
    """
    with told():
        lying = _manifest_in(file)
        old = checked_manifest(lying, sender) if lying is not None else NOTHING
        refuse_emptied(bundle.manifest, old, sender.allowed)
        if old.site and old.files == bundle.manifest.files:
            return Sent(old.serial)
        serial = max(old.serial, sender.known) + 1
        if not file.parent.is_dir():
            raise TargetError(Trouble.UNREACHABLE)
        sender.keep(serial)
        with replacing(file) as out, zipfile.ZipFile(out, "w") as packed:
            for address in sorted(bundle.manifest.files):
                _put(packed, address, bundle.checked(address))
            _put(packed, MANIFEST, sent_manifest(bundle.manifest, sender.site, serial))
        return Sent(serial, len(bundle.manifest.files))


def _manifest_in(file: Path) -> bytes | None:
    """Return a zip file's manifest, nothing where it has none; None where there is no file."""
    if not file.exists():
        return None
    try:
        with zipfile.ZipFile(file) as packed:
            return packed.read(MANIFEST)
    except (zipfile.BadZipFile, KeyError, RuntimeError):
        return b""


def _put(packed: zipfile.ZipFile, address: str, data: bytes) -> None:
    entry = zipfile.ZipInfo(address, _NO_TIME)
    entry.external_attr = _READABLE
    entry.create_system = 3
    is_packed = address.endswith(_PACKED_ALREADY)
    entry.compress_type = zipfile.ZIP_STORED if is_packed else zipfile.ZIP_DEFLATED
    packed.writestr(entry, data)
