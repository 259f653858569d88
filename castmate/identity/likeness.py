"""Who looks like whom: signatures compared with signatures, for the originality check."""

from collections.abc import Iterable

import numpy as np

from castmate.identity.signature import Signature


def closest(
    signature: Signature, others: Iterable[tuple[str, Signature]]
) -> list[tuple[str, float]]:
    """The handles of *others* with their likeness to *signature*, 0..1, most alike first.

    Each pair is asked both ways and the stronger answer counts; an answer is the median over
    the references. From about 0.5 on, a person would call the two look-alikes. Signatures of
    another embedder cannot be compared and are left out.
    """
    found = [
        (handle, max(_likeness(signature, other), _likeness(other, signature)))
        for handle, other in others
        if other.embedder == signature.embedder
    ]
    return sorted(found, key=lambda pair: (-pair[1], pair[0]))


def _likeness(one: Signature, other: Signature) -> float:
    return float(np.median(one.score_vectors(other.references).likeness))
