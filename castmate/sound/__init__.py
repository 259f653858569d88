"""What a film sounds like: ambience, foley, voices, and their mix, all of it synthesised."""
