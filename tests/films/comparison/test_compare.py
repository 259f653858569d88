"""A comparison end to end: small films, real measures, a page that works without a network."""

import json
import shutil
import subprocess
from fractions import Fraction
from html.parser import HTMLParser

import av
import pytest

from castmate.characters.collection import Collection
from castmate.consistency.yardstick import Yardstick
from castmate.errors import BadInput, Cancelled
from castmate.films.comparison.compare import compare_arms
from castmate.films.comparison.measuring import measure_arms
from castmate.films.comparison.running import ComparisonRequest, shoot_arms
from castmate.identity.calibration import Calibration, Constants
from castmate.identity.fisher import FisherEmbedder
from castmate.library.home import Home
from castmate.library.library import Library
from castmate.media.geometry import Size
from castmate.renderers.animatic.animatic import Animatic
from castmate.report import Silent
from tests.films.dragon import cast_dragon

REQUEST = ComparisonRequest(
    prompts=("@ruby waves on a stage", "@ruby <walks> in the park"),
    arms=("none", "reference", "both"),
    seconds=Fraction(1),
    size=Size(256, 192),
    frame_rate=Fraction(6),
)


@pytest.fixture(scope="module")
def collection(tmp_path_factory):
    """A library with Ruby in it, and nobody else."""
    library = Library(Home(tmp_path_factory.mktemp("library")))
    collection = Collection(library)
    collection.add(cast_dragon(library.blobs))
    yield collection
    library.close()


@pytest.fixture(scope="module")
def made(collection, tmp_path_factory):
    """The finished comparison."""
    folder = tmp_path_factory.mktemp("comparison")
    return compare_arms(REQUEST, collection, folder, renderer=Animatic(), report=Silent())


def test_everything_is_in_one_folder(made):
    names = sorted(str(path.relative_to(made.folder)) for path in made.folder.rglob("*.*"))
    assert [name for name in names if not name.startswith("takes/")] == [
        "compare.json", "compare.md",
        "films/both.mp4", "films/none.mp4", "films/reference.mp4", "films/unrelated.mp4",
        "index.html", "portraits/ruby.png",
        "sheets/both.jpg", "sheets/none.jpg", "sheets/reference.jpg", "side-by-side.mp4",
    ]  # fmt: skip


def test_the_numbers_tell_the_arms_apart(made):
    arms = made.summary.arms["ruby"]
    assert arms["both"].mean == arms["reference"].mean > 90
    assert arms["none"].mean < 40
    assert arms["unrelated"].mean < 40
    assert arms["both"].between_shots > arms["none"].between_shots
    assert made.summary.identical == (("reference", "both"),)


def test_the_baseline_is_drawn_where_the_library_has_nobody_else(made):
    facts = json.loads((made.folder / "compare.json").read_bytes())
    assert facts["characters"][0]["unrelated"] == "a monster drawn by castmate"
    assert "castmate drew one" in (made.folder / "compare.md").read_text()


def test_every_arm_has_the_same_seeds_and_length(made):
    facts = json.loads((made.folder / "compare.json").read_bytes())
    assert [shot["seed"] for shot in facts["shots"]] == [1, 2]
    for arm in (*REQUEST.arms, "unrelated"):
        seeds = [
            json.loads(take.with_suffix(".castmate.json").read_bytes())["seed"]
            for take in sorted((made.folder / "takes").glob(f"*-{arm}.mp4"))
        ]
        assert seeds == [1, 2]
        with av.open(str(made.folder / "films" / f"{arm}.mp4")) as film:
            assert film.streams.video[0].frames == 12


def test_the_video_to_share_is_as_long_and_says_it_is_synthetic(made):
    with av.open(str(made.video)) as film:
        assert film.streams.video[0].frames == 12
        assert "synthetic" in film.metadata["comment"]


def test_asked_again_nothing_is_shot_again(made, collection):
    class Unwanted(Animatic):
        def render(self, *_arguments, **_options):
            raise AssertionError("nothing is to be rendered")

    again = shoot_arms(REQUEST, collection, made.folder, renderer=Unwanted(), report=Silent())
    assert again.reused == 8


class Addresses(HTMLParser):
    """Everything that a page asks for, and the controls without a name."""

    def __init__(self):
        super().__init__()
        self.asked, self.nameless, self.labels = [], [], 0

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        self.asked += [given[name] for name in ("src", "href") if name in given]
        self.labels += tag == "label"
        if tag in ("button", "video", "input", "select") and not self.labels:
            self.nameless += [] if "aria-label" in given else [tag]
        if tag == "img":
            assert given["alt"]

    def handle_endtag(self, tag):
        self.labels -= tag == "label"


def test_the_page_asks_only_for_what_lies_beside_it(made):
    html = made.page.read_text()
    page = Addresses()
    page.feed(html)
    assert page.asked
    assert all((made.folder / name).is_file() for name in page.asked)
    assert page.nameless == []
    assert "<walks>" not in html
    assert "http" not in html.replace("http://www.w3.org/2000/svg", "")


def test_the_page_works_in_a_browser(made):
    browser = shutil.which("chromium") or shutil.which("google-chrome")
    if browser is None:
        pytest.skip("no browser is installed here")
    done = subprocess.run(
        [browser, "--headless", "--no-sandbox", "--disable-gpu", "--virtual-time-budget=3000",
         "--dump-dom", made.page.as_uri()],
        capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    assert done.stdout.count("<polyline") == 8
    assert "none: " in done.stdout
    assert 'd="M7 4v16l13-8z"' in done.stdout


class Unmeasured(FisherEmbedder):
    """An embedder for which nobody has fitted constants."""

    name = "unmeasured-1"


class StoppingInShot(Silent):
    """Is cancelled while the second take is drawn."""

    takes = 0

    def tell(self, event):
        self.takes += "Shot 1" in str(event)

    def check_cancelled(self):
        if self.takes == 2:
            raise Cancelled


def test_stopped_it_keeps_what_is_finished_and_goes_on_from_there(collection, tmp_path):
    def shoot(report):
        return shoot_arms(REQUEST, collection, tmp_path, renderer=Animatic(), report=report)

    (tmp_path / "index.html").write_text("of another comparison")
    with pytest.raises(Cancelled):
        shoot(StoppingInShot())
    assert not (tmp_path / "index.html").exists()
    assert sorted(path.name for path in (tmp_path / "takes").iterdir()) == [
        "shot-01-none.castmate.json", "shot-01-none.mp4",
    ]  # fmt: skip
    assert shoot(Silent()).reused == 1


def test_nobody_to_compare(collection, tmp_path):
    with pytest.raises(BadInput, match="nothing to compare"):
        shoot_arms(
            ComparisonRequest(("a fox waves",)), collection, tmp_path / "none",
            renderer=Animatic(), report=Silent(),
        )  # fmt: skip
    assert not (tmp_path / "none").exists()


def test_what_cannot_be_measured_is_refused_before_anything_is_drawn(collection, tmp_path):
    yardstick = Yardstick(Unmeasured())
    with pytest.raises(BadInput, match='"unmeasured-1" is not calibrated'):
        compare_arms(
            REQUEST, collection, tmp_path / "arms", renderer=Animatic(), report=Silent(),
            yardstick=yardstick,
        )  # fmt: skip
    assert not (tmp_path / "arms").exists()


def test_it_can_be_measured_by_other_constants(collection, made):
    rows = (Calibration(1, 6.0, 0.0, 0.8, 0.5, 1.0),)
    other = Yardstick(constants=Constants("fisher-1", rows, "constants of this test"))
    again = measure_arms(made.footages, collection, Silent(), other)
    assert "constants of this test" in again.method
