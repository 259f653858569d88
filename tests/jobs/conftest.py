import pytest

from castmate.jobs.clock import SetClock
from castmate.jobs.queue import Queue
from tests.jobs.practice import open_practice


@pytest.fixture
def library(tmp_path):
    opened = open_practice(tmp_path / "home")
    yield opened
    opened.close()


class Roll:
    """Workers by name, and who of them is known to be gone."""

    def __init__(self):
        self.gone = set()

    def is_gone(self, worker):
        return worker in self.gone


@pytest.fixture
def roll():
    return Roll()


@pytest.fixture
def clock():
    return SetClock()


@pytest.fixture
def queue(library, clock, roll):
    return Queue(library, clock=clock, presence=roll)
