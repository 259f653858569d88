"""A script becomes a film: planned, its missing shots made, its settings and record kept."""
