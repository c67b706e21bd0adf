"""The command `defenders`: everything of `indexer.cli`, and the web interface.

The server listens on this computer only unless told otherwise, keeps no access log, and
stops cleanly on Ctrl-C and on the signal that service managers send.
"""

from __future__ import annotations

import ipaddress
import logging
import os
import signal
import socket
from contextlib import closing
from types import FrameType

import click

from indexer.cli import Context, cli, index_option
from indexer.search import SearchService

__all__ = ["cli"]

# Python runs one at a time; the others keep a slow reader of a large file from holding up everybody.
THREADS = 4
OUT_BYTES = 64 * 1024 * 1024  # of one answer; larger ones would go through a file on disk

_ANYWHERE = ("0.0.0.0", "::")  # noqa: S104 - the names of what we warn about


@cli.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="0 takes a free one."
)
@index_option
@click.pass_obj
def serve(context: Context, host: str, port: int) -> None:
    """Serve the web interface until interrupted.

    It answers to the names of this machine, to HOST, and to those of DEFENDERS_HOSTS.

    Example: defenders serve --port 8080
    """
    # The other commands do without Flask, which takes as long to import as many of them to run.
    from waitress.server import create_server

    from webui.app import create_app
    from webui.drafts import BODY_BYTES

    longest = 2 * BODY_BYTES  # what is somewhat too long is told so by a page
    with closing(SearchService(context.index)) as service:
        service.collection()  # without an index there is nothing to serve: exit 3, with what to do
        listener = _listen(host, port)
        address, taken = listener.getsockname()[:2]
        names = [name for name in context.settings.hosts.split(",") if name.strip()]
        app = create_app(service, hosts=[*names, host, _bracketed(host), _bracketed(address)])
        server = create_server(
            app,
            sockets=[listener],
            threads=THREADS,
            ident=None,
            max_request_body_size=longest,
            # A draft and its answer stay in memory: by default, long ones are kept in files for a while.
            inbuf_overflow=longest + 1,
            outbuf_overflow=OUT_BYTES,
        )
        signal.signal(signal.SIGTERM, _interrupt)
        logging.getLogger("waitress.queue").setLevel(logging.ERROR)  # a moment's wait is no news to anyone
        click.echo(f"Serving on http://{_bracketed(address)}:{taken} (stop with Ctrl-C)", err=True)
        _warn(address, names)
        server.run()  # returns on KeyboardInterrupt
        server.close()
    click.echo("Stopped.", err=True)


def _listen(host: str, port: int) -> socket.socket:
    """Return a listening socket; waitress would end with a traceback where this says what to do."""
    try:
        family, _, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    except OSError:
        raise click.BadParameter(f"{host} is not an address of this computer", param_hint="--host") from None
    try:
        return socket.create_server(address[:2], family=family)
    except OSError as error:
        # Python appends the address to `strerror`; the reader has it already
        reason = os.strerror(error.errno) if error.errno else "it cannot be used"
        raise click.BadParameter(
            f"cannot listen on {host}, port {port}: {reason.lower()}; try another, as in --port 8080",
            param_hint="--port",
        ) from None


def _warn(address: str, names: list[str]) -> None:
    if ipaddress.ip_address(address).is_loopback:
        return
    click.echo(
        "Warning: other computers can reach this. Questions and documents travel unencrypted, and "
        "whoever is on the way can read them.",
        err=True,
    )
    if address in _ANYWHERE and not names:
        click.echo(
            "Warning: only names of this machine are answered to; put others into DEFENDERS_HOSTS.", err=True
        )


def _bracketed(address: str) -> str:
    return f"[{address}]" if ":" in address else address


def _interrupt(_signal: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt
