"""``manifest.json``: every file of a site with size, hash, type and source record."""

from collections.abc import Mapping
from json.encoder import encode_basestring

from gongkai.model.vocabulary import Face
from gongkai.output.site_state import SiteFile

FORMAT_VERSION = 1
_TYPES = {
    "html": "text/html",
    "css": "text/css",
    "js": "text/javascript",
    "json": "application/json",
    "svg": "image/svg+xml",
    "png": "image/png",
    "jpg": "image/jpeg",
    "webp": "image/webp",
    "woff2": "font/woff2",
    "ico": "image/x-icon",
    "pdf": "application/pdf",
    "csv": "text/csv",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xls": "application/vnd.ms-excel",
    "doc": "application/msword",
    "zip": "application/zip",
    "mp3": "audio/mpeg",
    "mp4": "video/mp4",
    "txt": "text/plain",
    "xml": "application/xml",
    "webmanifest": "application/manifest+json",
    "ics": "text/calendar",
}


def manifest_of(files: Mapping[str, SiteFile], face: Face = Face.WEB) -> bytes:
    """Return the manifest, one line a file, in the order of addresses.

    Raise ValueError for a face that may not enter a site, or for a type nobody has decided on.
    """
    if face is not Face.WEB:
        raise ValueError(face)
    lines = [_line(address, files[address], face.label) for address in sorted(files)]
    body = ",\n".join(lines)
    return f'{{"format_version":{FORMAT_VERSION},"files":[\n{body}\n]}}\n'.encode()


def _line(address: str, file: SiteFile, face: str) -> str:
    """Return one file's entry; only the source may hold characters that JSON must escape."""
    size, sha256, source = file.size, file.sha256, file.source
    kind = _TYPES[address.rpartition(".")[2]]
    return (
        f'{{"path":"{address}","size":{size},"sha256":"{sha256}",'
        f'"type":"{kind}","source":{encode_basestring(source)},"face":"{face}"}}'
    )
