"""``python -m castmate``: the same as ``castmate``."""

from castmate.cli import main

if __name__ == "__main__":
    main()
