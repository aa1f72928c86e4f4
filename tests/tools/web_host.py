"""A site behind a web server that does as hosts do: it packs texts and names their types."""

import gzip
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

TYPES = {
    ".css": "text/css",
    ".html": "text/html",
    ".js": "text/javascript",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".txt": "text/plain",
    ".webmanifest": "application/manifest+json",
    ".xml": "application/xml",
}
PLAIN = {".jpg": "image/jpeg", ".png": "image/png", ".webp": "image/webp", ".woff2": "font/woff2"}


class _Host(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def __init__(self, *arguments: Any, site: Path) -> None:
        self._site = site
        super().__init__(*arguments)

    def do_GET(self) -> None:
        path = self._site / self.path.partition("?")[0].lstrip("/")
        path = path / "index.html" if path.is_dir() else path
        found = path.is_file() and path.resolve().is_relative_to(self._site)
        self._send(path if found else self._site / "404.html", is_found=found)

    def _send(self, path: Path, *, is_found: bool) -> None:
        data, kind = path.read_bytes(), TYPES.get(path.suffix)
        self.send_response(HTTPStatus.OK if is_found else HTTPStatus.NOT_FOUND)
        if kind:
            data = gzip.compress(data, 6, mtime=0)
            self.send_header("Content-Encoding", "gzip")
            self.send_header("Vary", "Accept-Encoding")
            self.send_header("Content-Type", f"{kind}; charset=utf-8")
        else:
            self.send_header("Content-Type", PLAIN.get(path.suffix, "application/octet-stream"))
        self.send_header("Content-Length", str(len(data)))
        self.send_header(
            "Cache-Control", "no-cache" if path.suffix == ".html" else "max-age=86400"
        )
        self.send_header("X-Content-Type-Options", "nosniff")
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - named by http.server
        pass


@contextmanager
def hosted(site: Path) -> Iterator[str]:
    """Yield the address of a site as long as it is looked at; browsers of today take gzip."""
    host = partial(_Host, site=site.resolve())
    server = ThreadingHTTPServer(("127.0.0.1", 0), host)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()
