"""What the sets are painted with: each brush file is named by what it paints."""
