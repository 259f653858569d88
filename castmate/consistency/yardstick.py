"""By what a character is measured, where that is not what it was cast with."""

from collections.abc import Sequence
from dataclasses import dataclass

from castmate.errors import BadInput
from castmate.identity.calibration import Constants
from castmate.identity.embedder import Crop, Embedder
from castmate.identity.signature import Signature, make_signature


@dataclass(frozen=True)
class Yardstick:
    """Another embedder than the built-in one, other constants, or both."""

    embedder: Embedder | None = None
    """None: the one that the character was cast with."""
    constants: Constants | None = None
    """None: those that castmate brings for the embedder, if it brings any."""

    def signature_of(
        self, cast_with: Signature, views: Sequence[Crop], neighbours: Sequence[Crop] = ()
    ) -> Signature:
        """The character's signature by this yardstick.

        For another embedder it is made anew, from the character's *views*, and *neighbours* that
        follow one another in its clip. Raises :class:`castmate.errors.BadInput` for constants of
        another embedder, and for a character without views.
        """
        if self.embedder is None or self.embedder.name == cast_with.embedder:
            return cast_with.recalibrated(self.constants) if self.constants else cast_with
        if self.constants is not None:
            self.constants.check_fits(self.embedder.name)
        if not views:
            raise BadInput(
                "The character has no views from which another embedder could know it.",
                advice=f"Measure it with {cast_with.embedder}.",
            )
        return make_signature(views, self.embedder, neighbours=neighbours, constants=self.constants)
