"""The built-in renderer: a quick draft film, drawn on the CPU, without any weights."""
