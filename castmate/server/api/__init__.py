"""castmate's own surface: characters, plans, films, the queue."""
