"""Who is it? Embedders turn masked crops into vectors; a signature answers how alike they are."""
