"""How much the sightings in footage agree with the character."""
