"""Films handed over: timelines for editors, subtitles, credentials, and everything in one zip."""
