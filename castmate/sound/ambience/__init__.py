"""What a place sounds like: noise that moves like air and water, and what calls, drips, ticks."""
