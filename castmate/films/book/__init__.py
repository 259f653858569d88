"""The book of takes: every rendering of every shot, numbered, one of them in the film."""
