"""Learning to draw the edges of a mask: from a coarse mask and the picture to alpha."""
