"""The same shots with and without what anchors a character, side by side and measured."""
