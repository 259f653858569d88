"""Videos as the server is asked for them: one shot each, and others made from it."""
