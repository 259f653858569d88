"""A renderer makes footage of a shot. Renderers never import one another."""
