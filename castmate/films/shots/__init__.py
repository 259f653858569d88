"""One shot becomes takes: rendered with its cast, measured, held to the gate."""
