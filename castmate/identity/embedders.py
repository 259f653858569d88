"""Embedders by the name that a signature carries."""

from castmate.errors import BadInput
from castmate.identity.embedder import Embedder
from castmate.identity.fisher import FisherEmbedder


def embedder_named(name: str) -> Embedder:
    """The embedder called *name*; signatures of one embedder mean nothing to another."""
    if name == FisherEmbedder.name:
        return FisherEmbedder()
    raise BadInput(
        f'This signature was made by the embedder "{name}", which is not installed.',
        advice="Cast the character again from its clip to measure it with fisher-1.",
    )
