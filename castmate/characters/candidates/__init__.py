"""Which subject is meant? The things in a clip that a character could be cast from."""

from castmate.characters.candidates.candidate import Candidate
from castmate.characters.candidates.find import candidates

__all__ = ["Candidate", "candidates"]
