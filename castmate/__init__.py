"""Cast a character once, from a short clip. It stays the same in every scene, measurably."""

__version__ = "0.1.0"

__all__ = ["__version__"]
