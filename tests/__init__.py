"""castmate's tests; they mirror the tree of the package."""
