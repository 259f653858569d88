"""Text in, shots out. Pure: no files, no clock, no randomness."""
