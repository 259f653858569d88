"""The edges of a cut-out, drawn by a small network: from a coarse mask and the picture to alpha."""
