"""A real FTP server (vsftpd) of the tests' own, on loopback, that anybody may write to."""

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import NamedTuple

USER = "anonymous"
SECRET = "guest-of-the-tests"  # noqa: S105 - any word opens this door
_CONFIG = """listen=YES
listen_address=127.0.0.1
listen_port={port}
run_as_launching_user=YES
background=NO
anonymous_enable=YES
local_enable=NO
anon_root={root}
anon_upload_enable=YES
anon_mkdir_write_enable=YES
anon_other_write_enable=YES
anon_world_readable_only=NO
anon_umask=022
write_enable=YES
allow_writeable_chroot=YES
seccomp_sandbox=NO
pasv_address=127.0.0.1
xferlog_enable=NO
max_per_ip={most}
ssl_enable={tls}
allow_anon_ssl={tls}
force_anon_data_ssl={tls}
force_anon_logins_ssl={tls}
require_ssl_reuse={tls}
ssl_ciphers=HIGH
rsa_cert_file={certificate}
rsa_private_key_file={key}
"""


class FtpHost(NamedTuple):
    """Where such a server listens, what it holds, and the certificate it shows."""

    port: int
    root: Path
    certificate: Path

    def address(self, scheme: str, folder: str = "pub/board") -> str:
        return f"{scheme}://{USER}@localhost:{self.port}/{folder}"


def server() -> str | None:
    """Return the server's program; None where it is not installed."""
    return shutil.which("vsftpd") or shutil.which("vsftpd", path="/usr/sbin:/usr/local/sbin")


@contextmanager
def ftp_host(folder: Path, *, is_secure: bool = False, most: int = 0) -> Iterator[FtpHost]:
    """Start a server below a folder; end it afterwards. `most` connections, 0 for any number."""
    root = folder / "ftp"
    (root / "pub").mkdir(parents=True)
    certificate, key = _certificate(folder)
    with closing(socket.create_server(("127.0.0.1", 0))) as free:
        port = free.getsockname()[1]
    config = folder / "vsftpd.conf"
    config.write_text(
        _CONFIG.format(
            port=port,
            root=root,
            most=most,
            tls="YES" if is_secure else "NO",
            certificate=certificate,
            key=key,
        ),
        encoding="utf-8",
    )
    # The server wants to be root's file, or its own.
    os.chmod(config, 0o600)  # noqa: PTH101
    program = server()
    assert program
    running = subprocess.Popen([program, str(config)], start_new_session=True)
    try:
        _wait_for(port, running)
        yield FtpHost(port, root, certificate)
    finally:
        os.killpg(running.pid, 15)
        running.wait(10)


def _wait_for(port: int, running: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + 20
    while time.monotonic() < end:
        assert running.poll() is None, "the server ended at once"
        with closing(socket.socket()) as line:
            if line.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise TimeoutError(port)


def _certificate(folder: Path) -> tuple[Path, Path]:
    """Write a certificate for localhost that nobody vouches for, and its key."""
    certificate, key = folder / "host.crt", folder / "host.key"
    words = (
        *("openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1"),
        *("-nodes", "-days", "2", "-subj", "/CN=localhost"),
        *("-addext", "subjectAltName=DNS:localhost"),
        *("-keyout", str(key), "-out", str(certificate)),
    )
    subprocess.run(words, check=True, capture_output=True)
    return certificate, key
