"""The command line: one file per command, each thin. Heavy parts are imported when they run."""

__all__ = ["main"]


def main() -> None:
    """Run the command line; never returns, and never shows a traceback."""
    from castmate.cli.stopping import end_when_stopped

    end_when_stopped()
    from castmate.cli.app import run

    run()
