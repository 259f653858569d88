"""Makes what castmate ships learned: run by developers, not part of the wheel."""
