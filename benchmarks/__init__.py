"""Scripts that measure; each prints a table, and JSON with ``--json``."""
