"""The command line: one file per command, each thin. Heavy parts are imported when they run."""

from castmate.cli.app import main

__all__ = ["main"]
