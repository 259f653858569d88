"""``castmate`` as it is, but its only work is to practise: it starts without waiting for films."""

import sys
import types


def works(library):
    from tests.jobs.practice import Practice

    return {"practice": Practice(library)}


module = types.ModuleType("castmate.films.works")
module.works = works
sys.modules["castmate.films.works"] = module

if __name__ == "__main__":
    from castmate.cli import main

    main()
