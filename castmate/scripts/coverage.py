"""How a screenplay's shots are framed where it does not say: as scenes are usually covered.

A scene is established in a wide shot, who speaks is seen close, and the rest is in between. A list
of prompts is left as it is: each of its entries stands for itself.
"""

from castmate.scripts.shot import Framing, Shot


def action_framing(*, opens_scene: bool, is_screenplay: bool) -> Framing:
    """The framing of a shot in which something is done."""
    return "wide" if opens_scene and is_screenplay else "medium"


def speech_framing(shot: Shot, *, opens_scene: bool, is_screenplay: bool) -> Framing:
    """The framing of *shot*, in which something is said."""
    speaks_alone = len(shot.cast) == 1 and shot.cast[0].says is not None
    return "close_up" if speaks_alone and is_screenplay and not opens_scene else "medium"
