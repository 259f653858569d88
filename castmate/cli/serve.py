"""``castmate serve``: the server, with its workers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from castmate.cli.console import answer_given, say
from castmate.cli.library_door import open_library
from castmate.errors import BadInput

if TYPE_CHECKING:
    from castmate.library.library import Library
    from castmate.server.serving import Listening


def serve(
    host: Annotated[
        str, typer.Option(help="The address to listen on; 127.0.0.1 is this machine alone.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=1, max=65535, help="The port to listen on.")] = 8000,
    workers: Annotated[
        int, typer.Option(min=0, max=64, help="How many videos are made at once; 0: none here.")
    ] = 2,
    check: Annotated[
        bool, typer.Option("--check", help="Say whether it could start, and end.")
    ] = False,
) -> None:
    """Serve the OpenAI Videos API, and castmate's own, from this machine.

    Code that was written for client.videos.* works when its base URL is changed. Jobs are kept in
    your library: what was asked for is made, whatever is restarted meanwhile.
    """
    from castmate.server.serving import Listening, check_port
    from castmate.server.serving import serve as run_server

    listening = Listening(host, port, workers)
    check_port(listening)
    with open_library() as library:
        if check:
            _say_check(library, listening)
            return
        _say_how_to_use(library, listening)
        answer_given()
        run_server(library, listening)


def _say_how_to_use(library: Library, listening: Listening) -> None:
    say(f"castmate serves {listening.url}  (Ctrl-C ends it)")
    say(f"  library   {library.home.folder}")
    say(f"  reference {listening.url}/openapi.json")
    key = "not-needed"
    if listening.needs_key:
        key = first_key(library)
    say()
    say("  from openai import OpenAI")
    say(f'  client = OpenAI(base_url="{listening.url}/v1", api_key="{key}")')
    say('  video = client.videos.create_and_poll(prompt="A fox runs through a forest")')
    say()


def first_key(library: Library) -> str:
    """A key where there is none yet, shown this once; else how to make one."""
    from castmate.server.keys import Keys

    keys = Keys(library)
    if any(key.revoked_at is None for key in keys.all()):
        say("  Callers need an API key. Make another one with: castmate keys add NAME")
        return "YOUR_KEY"
    text, _ = keys.add("first")
    say(f"  API key   {text}")
    say("            It is shown this once. Others listen on this network: keep it secret.")
    return text


def _say_check(library: Library, listening: Listening) -> None:
    from castmate.films.shots.renderers import RENDERERS
    from castmate.server.settings import load_settings

    settings = load_settings(library)
    strange = sorted(set(settings.models.values()) - set(RENDERERS))
    if strange:
        raise BadInput(
            f'The setting models names the renderer "{strange[0]}", which there is not.',
            advice=f"There is: {', '.join(sorted(RENDERERS))}.",
        )
    say(f"address   {listening.url} is free")
    say(f"library   {library.home.folder} can be read and written")
    for model, renderer in sorted(settings.models.items()):
        say(f"model     {model} is made by {renderer}")
    say(f"keys      {'needed by everybody' if listening.needs_key else 'not needed here'}")
    say("It can start.")
