"""nginx and Caddy on loopback for the tests, as `packaging/server/` configures them.

Ports, certificate and servers are the test's, the rest of the shipped files is taken as it is. At home a test without
the program is skipped, with CI=true it fails.
"""

from __future__ import annotations

import contextlib
import http.client
import os
import shutil
import socket
import ssl
import subprocess
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from tests.conftest import IN_CI
from tests.loopback import closed_port
from tests.serve.live import until
from tests.systems import needs_cryptography

SHIPPED = Path(__file__).parents[2] / "packaging" / "server"
SITE = "school.example"
AROUND = """
daemon off; master_process off; pid {folder}/pid; error_log stderr warn;
events {{ worker_connections 4096; }}
http {{
    access_log off; client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi; uwsgi_temp_path {folder}/uwsgi; scgi_temp_path {folder}/scgi;
    include {folder}/bullseye.conf;
}}
"""
"""What Debian's /etc/nginx/nginx.conf does around a file in conf.d."""

CADDY = "\tadmin off\n\thttp_port {plain}\n\thttps_port {secure}\n\tskip_install_trust\n"


def program(name: str) -> str:
    """Where it is."""
    found = shutil.which(name, path=f"{os.environ.get('PATH', '')}:/usr/sbin")
    if found is None:
        sentence = f"{name} is not installed; make server-tools gets it"
        pytest.fail(sentence) if IN_CI else pytest.skip(sentence)
    return found


class Proxy:
    """A proxy that runs: its ports, and connections to it that check its certificate."""

    def __init__(self, plain: int, secure: int, authority: Path) -> None:
        self.plain, self.secure = plain, secure
        self._context = ssl.create_default_context(cafile=str(authority))

    def secured(self, name: str = SITE, source: str = "127.0.0.1") -> http.client.HTTPConnection:
        """A connection for https to *name*, from the address *source*. Raises SSLError."""
        raw = socket.create_connection(("127.0.0.1", self.secure), timeout=60, source_address=(source, 0))
        connection = http.client.HTTPConnection(name, self.secure, timeout=60)
        try:
            connection.sock = self._context.wrap_socket(raw, server_hostname=name)
        except ssl.SSLError:
            raw.close()
            raise
        return connection

    def answers(self) -> bool:
        """Whether it listens."""
        with contextlib.suppress(OSError), contextlib.closing(self.secured()):
            return True
        return False


def certificate(folder: Path) -> tuple[Path, Path, Path]:
    """The files of an authority, of a certificate for SITE, and of its key."""
    needs_cryptography()
    trustme = pytest.importorskip("trustme")
    authority = trustme.CA()
    issued = authority.issue_cert(SITE)
    paths = folder / "authority.pem", folder / "site.pem", folder / "site.key"
    authority.cert_pem.write_to_path(paths[0])
    paths[1].write_bytes(b"".join(part.bytes() for part in issued.cert_chain_pems))
    issued.private_key_pem.write_to_path(paths[2])
    return paths


def replaced(text: str, *pairs: tuple[str, str]) -> str:
    """*text* with the first of each pair, which must be there, as the second."""
    for old, new in pairs:
        assert old in text, f"{old!r} is not in the shipped file any more"
        text = text.replace(old, new)
    return text


@contextlib.contextmanager
def nginx(folder: Path, servers: Sequence[int]) -> Iterator[Proxy]:
    """nginx before the *servers*, given by their ports."""
    folder.mkdir()
    authority, cert, key = certificate(folder)
    plain, secure = closed_port(), closed_port()
    machines = " ".join(f"server 127.0.0.1:{port} max_fails=2 fail_timeout=5s;" for port in servers)
    site = replaced(
        (SHIPPED / "nginx.conf").read_text(encoding="utf-8"),
        ("server 127.0.0.1:8711 max_fails=2 fail_timeout=5s;", machines),
        ("listen 80 ", f"listen 127.0.0.1:{plain} "),
        ("listen 443 ssl", f"listen 127.0.0.1:{secure} ssl"),
        ("/etc/ssl/certs/school.example.pem", str(cert)),
        ("/etc/ssl/private/school.example.key", str(key)),
    )
    (folder / "bullseye.conf").write_text(site, encoding="utf-8")
    (folder / "nginx.conf").write_text(AROUND.format(folder=folder), encoding="utf-8")
    command = [program("nginx"), "-c", str(folder / "nginx.conf"), "-p", str(folder)]
    with _running(command, folder, lambda: Proxy(plain, secure, authority)) as proxy:
        yield proxy


@contextlib.contextmanager
def caddy(folder: Path, servers: Sequence[int]) -> Iterator[Proxy]:
    """Caddy before the *servers*, given by their ports."""
    folder.mkdir()
    authority, cert, key = certificate(folder)
    plain, secure = closed_port(), closed_port()
    site = replaced(
        (SHIPPED / "Caddyfile").read_text(encoding="utf-8"),
        ("\tauto_https ", CADDY.format(plain=plain, secure=secure) + "\tauto_https "),
        ("http://school.example {", "http://school.example {\n\tbind 127.0.0.1"),
        ("\nschool.example {", f"\nschool.example {{\n\tbind 127.0.0.1\n\ttls {cert} {key}"),
        ("reverse_proxy 127.0.0.1:8711 {", f"reverse_proxy {' '.join(f'127.0.0.1:{port}' for port in servers)} {{"),
    )  # fmt: skip
    (folder / "Caddyfile").write_text(site, encoding="utf-8")
    command = [program("caddy"), "run", "--config", str(folder / "Caddyfile"), "--adapter", "caddyfile"]
    with _running(command, folder, lambda: Proxy(plain, secure, authority)) as proxy:
        yield proxy


@contextlib.contextmanager
def _running(command: Sequence[str], folder: Path, made: Callable[[], Proxy]) -> Iterator[Proxy]:
    with open(folder / "said", "wb") as said:
        process = subprocess.Popen(
            command,
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=said,
            env={**os.environ, "HOME": str(folder)},
        )
        try:
            proxy = made()
            until(lambda: proxy.answers() or process.poll() is not None)
            assert process.poll() is None, (folder / "said").read_text()
            yield proxy
        finally:
            process.terminate()
            process.wait(60)
