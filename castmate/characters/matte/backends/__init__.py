"""Other ways to carry a mask through a clip, for people who may download weights for it."""
