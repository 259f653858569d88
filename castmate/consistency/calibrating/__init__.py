"""Fitting the constants of the percentage anew, from pictures of many subjects."""
