import numpy as np
import pytest

from castmate.identity.colour import lab_palette, palette_of
from castmate.identity.colour_drift import colour_residual, under_light
from castmate.identity.colour_names import EXAMPLES, colour_name, hex_of_lab, lab_of_hex
from castmate.identity.embedder import Crop
from tests.identity.drawn import BROWN, MINT, RED, drawn


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_example_is_called_by_its_own_name(name):
    assert colour_name(lab_of_hex(EXAMPLES[name])) == name


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("#9edfba", "mint green"), ("#000000", "black"), ("#ffffff", "white"),
        ("#ff0000", "bright red"), ("#808080", "grey"), ("#0000ff", "ultramarine blue"),
        ("#4a2c1a", "dark brown"), ("#faf3e6", "warm white"), ("#ffc0cb", "light pink"),
    ],
)  # fmt: skip
def test_colours_have_everyday_names(code, name):
    assert colour_name(lab_of_hex(code)) == name


def test_hex_and_lab_agree():
    assert hex_of_lab(lab_of_hex("#9edfba")) == "#9edfba"


def test_the_body_is_the_first_colour_and_the_eyes_are_in_it():
    palette = palette_of([drawn(MINT, "none")])
    assert palette[0].name == "mint green"
    assert palette[0].share > 0.7
    assert any("white" in colour.name for colour in palette)
    assert sum(colour.share for colour in palette) <= 1.001


def test_the_palette_is_the_same_every_time():
    crops = [drawn(MINT, "dots"), drawn(BROWN, "stripes")]
    assert palette_of(crops) == palette_of(crops)


def test_no_more_colours_than_asked_for():
    assert len(palette_of([drawn(MINT, "dots"), drawn(RED, "dots")], max_colours=2)) == 2


def test_nothing_cut_out_has_no_colours():
    crop = drawn(MINT, "none")
    assert palette_of([Crop(crop.rgb, np.zeros_like(crop.alpha))]) == ()


@pytest.mark.parametrize(("stops", "warmth"), [(-1.0, 0.0), (0.3, 0.5), (-0.8, -0.4)])
def test_a_change_of_light_leaves_little(stops, warmth):
    own = lab_palette([drawn(BROWN, "dots")])
    assert colour_residual(under_light(own, stops, warmth), own) < 3


def test_a_change_of_colour_leaves_much():
    own = lab_palette([drawn(MINT, "dots")])
    assert colour_residual(lab_palette([drawn(RED, "dots")]), own) > 20


def test_a_palette_without_colours_cannot_be_compared():
    empty = lab_palette([])
    with pytest.raises(ValueError, match="without colours"):
        colour_residual(empty, empty)
