"""Voices that belong to characters: the same in every shot, and never a human's."""
