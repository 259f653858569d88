"""The direction: shots become takes, takes become films."""
