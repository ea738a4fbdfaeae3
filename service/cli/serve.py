"""`samverkan serve`: pages and API on a local port."""

from __future__ import annotations

import socket
import sys
from contextlib import ExitStack, suppress
from pathlib import Path

import click
import uvicorn

from graph.language import Language
from graph.sparql.endpoint import Record
from graph.store import EmbeddedStore, Store
from service.app import create_app
from service.cli import options, output
from service.messages import message, refusal
from service.settings import HOST, PORT, STORE
from service.state import recorded, tokens_file
from service.stores import MEMORY, open_in_memory
from service.tokens import Tokens, write_token


def command(language: Language) -> click.Command:
    """Return the command in one language."""

    def run(port: int, host: str, store: str | None, empty: bool, token_file: str | None) -> None:
        if empty and store not in (None, MEMORY):
            raise refusal("empty-not-memory", value=store)
        with ExitStack() as stack:
            listening = stack.enter_context(_listen(host, port))
            opened = (
                EmbeddedStore()
                if empty
                else open_in_memory(store or STORE.value(), options.progress())
            )
            # What begins empty is its user's alone, lets in nobody else and is gone in the end.
            tokens = Tokens(None if empty else tokens_file())
            record = None if empty else _record(opened, stack, language)
            app = create_app(opened, tokens, empty=empty, record=record)
            if token_file:
                write_token(tokens.issue("administrator"), Path(token_file))
            address = f"http://{host}:{listening.getsockname()[1]}/"
            click.echo(message("serve-ready").format(address=address)[language])
            sys.stdout.flush()
            server = uvicorn.Server(uvicorn.Config(app, log_level="warning", access_log=False))
            # Ctrl+C is how one is meant to stop it.
            with suppress(KeyboardInterrupt):
                server.run(sockets=[listening])

    return click.Command(
        "serve",
        callback=run,
        help=message("cli-serve")[language],
        params=[
            options.option(
                "--port",
                language,
                type=click.IntRange(0, 65535),
                default=PORT.value(),
                metavar=message("metavar-port")[language],
            ),
            options.option(
                "--host",
                language,
                default=HOST.value(),
                metavar=message("metavar-host")[language],
            ),
            options.store_option(language),
            options.option("--empty", language, is_flag=True),
            options.option("--token-file", language, metavar=message("metavar-file")[language]),
        ],
    )


def _record(store: Store, stack: ExitStack, language: Language) -> Record | None:
    """Return what keeps the writes to a store; an engine elsewhere keeps its own."""
    if not isinstance(store, EmbeddedStore):
        return None
    record, refused = stack.enter_context(recorded(store))
    if refused:
        output.print_refusal(refused, language)
    return record


def _listen(host: str, port: int) -> socket.socket:
    """Take the port before the store is opened, so that a taken one is told at once."""
    try:
        return socket.create_server((host, port), reuse_port=False)
    except (OSError, OverflowError) as error:
        raise refusal("port-taken", value=f"{host}:{port}") from error
