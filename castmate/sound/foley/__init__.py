"""What bodies sound like: feet, wings, water, snacks, each when it is seen."""
