"""Takes become one file: the cut list, what is mixed, the sound, the subtitles."""
