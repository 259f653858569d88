"""The cut-out: which pixels are the character, and how sure castmate is of each frame."""
