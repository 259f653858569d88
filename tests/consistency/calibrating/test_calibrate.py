import pytest

from castmate.consistency.calibrating.calibrate import calibrate
from castmate.consistency.calibrating.constants_file import read_constants, write_constants
from castmate.consistency.calibrating.reliability import reliability_svg
from castmate.consistency.calibrating.trials import strangers_of
from castmate.errors import BadInput, Cancelled
from castmate.identity.signature import make_signature
from castmate.report import Progressed, Silent
from tests.consistency.calibrating.material import ByColour, subject


class Notebook(Silent):
    """Keeps how far the work said it was."""

    def __init__(self):
        self.told = []

    def tell(self, event):
        if isinstance(event, Progressed):
            self.told.append((event.done, event.total))


@pytest.fixture(scope="module")
def notebook():
    return Notebook()


@pytest.fixture(scope="module")
def calibrated(notebook):
    """Six subjects of two pictures each: enough for one reference, not for two."""
    return calibrate([subject(k) for k in range(6)], ByColour(), numbers=(1, 2), report=notebook)


def test_what_was_fitted_is_written_and_read(calibrated, notebook, tmp_path):
    write_constants(calibrated, tmp_path / "constants.json")
    constants = read_constants(tmp_path / "constants.json")
    assert constants == calibrated.constants
    assert constants.embedder == "by-colour-1"
    assert [row.references for row in constants.rows] == [1]
    assert constants.rows[0].alpha > 0
    assert "from 6 subjects" in constants.told
    assert calibrated.left_out == {2: 0}
    assert notebook.told[-1] == (6, 6)


def test_a_signature_is_measured_with_them(calibrated):
    own = subject(0).pictures
    unread = make_signature(own[:1], ByColour())
    assert not unread.is_calibrated
    signature = unread.recalibrated(calibrated.constants)
    assert signature.is_calibrated
    at_once = make_signature(own[:1], ByColour(), constants=calibrated.constants)
    assert signature.to_bytes() == at_once.to_bytes()
    assert signature.score(own[1:], ByColour()).confidence[0] > 0.5
    assert signature.score(subject(2).pictures, ByColour()).confidence.max() < 0.5


def test_the_plot_shows_every_bin(calibrated):
    svg = reliability_svg(calibrated)
    assert svg.count("<circle") == sum(len(row.bins) for row in calibrated.rows)
    assert "by-colour-1" in svg
    assert "1 reference, 6 subjects" in svg


def test_too_few_subjects_are_refused_with_their_number():
    with pytest.raises(BadInput, match=r"^5 subjects .* 6 are needed"):
        calibrate([subject(k) for k in range(5)], ByColour(), report=Silent())


def test_too_few_pictures_are_refused():
    alone = [subject(k, pictures=1) for k in range(6)]
    with pytest.raises(BadInput, match=r"^0 subjects with at least 2 usable pictures"):
        calibrate(alone, ByColour(), report=Silent())


class Stopping(Silent):
    """Is asked to stop at once."""

    def check_cancelled(self):
        raise Cancelled


def test_it_can_be_stopped():
    with pytest.raises(Cancelled):
        calibrate([subject(k) for k in range(6)], ByColour(), numbers=(1,), report=Stopping())


def test_strangers_of_its_own_kind_come_first():
    everyone = [subject(k) for k in range(7)]
    assert len(strangers_of(everyone[0], everyone[1:])) == 12
