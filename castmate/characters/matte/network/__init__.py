"""The matting network: what it is told of a frame, and how it is run without torch."""
