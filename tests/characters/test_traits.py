import cv2
import numpy as np
import pytest

from castmate.characters.character import Swatch
from castmate.characters.covering import covering_in_words
from castmate.characters.cut_frames import cut_frames
from castmate.characters.matte.matte import MatteFrame
from castmate.characters.pattern import pattern_in_words
from castmate.characters.proportions import proportions_in_words
from castmate.characters.traits import colours_in_words, told_traits, traits_of
from castmate.identity.embedder import Crop
from castmate.media.clip import Frame

RNG = np.random.default_rng(7)


def shape(draw, size=(300, 300)):
    alpha = np.zeros(size[::-1], np.uint8)
    draw(alpha)
    return alpha


OVAL = shape(lambda a: cv2.ellipse(a, (150, 150), (110, 120), 0, 0, 360, 255, -1))
TALL = shape(lambda a: cv2.ellipse(a, (150, 150), (45, 130), 0, 0, 360, 255, -1))
LONG = shape(lambda a: cv2.rectangle(a, (20, 120), (280, 200), 255, -1))
BIG_HEAD = shape(
    lambda a: (
        cv2.circle(a, (150, 100), 80, 255, -1),
        cv2.rectangle(a, (120, 150), (180, 280), 255, -1),
    )
)


def painted(alpha, pixels):
    rgb = np.full((*alpha.shape, 3), 120, np.uint8)
    rgb[alpha > 0] = np.broadcast_to(pixels, rgb.shape)[alpha > 0]
    return Crop(rgb, alpha)


def frame_of(alpha, confidence=0.9):
    rgb = np.full((*alpha.shape, 3), 90, np.uint8)
    return cut_frames([Frame(0, 0.0, rgb)], [MatteFrame(0, alpha, confidence)])[0]


def stripes():
    rows = np.arange(300)[:, None, None] // 12 % 2
    return np.where(rows, (240, 140, 20), (30, 25, 25)).astype(np.uint8) + np.zeros(
        (300, 300, 1), np.uint8
    )


def spots():
    picture = np.full((300, 300, 3), (235, 190, 60), np.uint8)
    for x in range(30, 300, 40):
        for y in range(30, 300, 40):
            cv2.circle(picture, (x, y), 9, (60, 35, 20), -1)
    return picture


def fur():
    noise = cv2.GaussianBlur(RNG.normal(0, 1, (300, 300)).astype(np.float32), (0, 0), 1.0)
    return np.clip(120 + 110 * noise, 0, 255).astype(np.uint8)[..., None].repeat(3, axis=2)


def paint():
    picture = np.full((300, 300, 3), (90, 200, 120), np.uint8)
    picture[:150] = (200, 230, 210)
    cv2.circle(picture, (110, 110), 25, (10, 10, 10), -1)
    cv2.circle(picture, (190, 110), 25, (10, 10, 10), -1)
    shade = np.linspace(1.0, 0.7, 300)[None, :, None]
    return (picture * shade).astype(np.uint8)


@pytest.mark.parametrize(
    ("outline", "words"),
    [
        (OVAL, "round compact body"),
        (TALL, "tall and slim"),
        (LONG, "long and low"),
        (BIG_HEAD, "big head"),
    ],
    ids=["oval", "tall", "long", "big head"],
)
def test_the_build_is_read_from_the_outline(outline, words):
    assert proportions_in_words([frame_of(outline)] * 3) == words


def test_the_build_of_a_body_that_is_cut_off_is_not_told():
    cut = np.zeros_like(OVAL)
    cut[:, 190:] = OVAL[:, :110]
    assert frame_of(cut).cut_by == ("right",)
    assert proportions_in_words([frame_of(cut)]) == ""
    assert proportions_in_words([frame_of(TALL, confidence=0.6)]) == ""


@pytest.mark.parametrize(
    ("pixels", "words"),
    [(stripes(), "striped"), (spots(), "spotted"), (fur(), ""), (paint(), "")],
    ids=["stripes", "spots", "fur", "paint"],
)
def test_stripes_and_spots_are_told(pixels, words):
    assert pattern_in_words([painted(OVAL, pixels)] * 3) == words


@pytest.mark.parametrize(
    ("pixels", "words"),
    [(fur(), "furry or feathery look"), (paint(), "smooth-looking surface")],
    ids=["fur", "paint"],
)
def test_fur_and_paint_are_told(pixels, words):
    assert covering_in_words([painted(OVAL, pixels)] * 3) == words


def test_a_blurred_picture_is_not_called_smooth():
    blurred = cv2.GaussianBlur(paint(), (0, 0), 9)
    assert covering_in_words([painted(OVAL, blurred)]) == ""


def test_a_subject_of_few_pixels_tells_nothing():
    alpha = np.zeros((20, 20), np.uint8)
    alpha[8:12, 3:17] = 255
    assert covering_in_words([painted(alpha, (9, 9, 9))]) == ""
    assert pattern_in_words([painted(alpha, (9, 9, 9))]) == ""
    assert covering_in_words([]) == pattern_in_words([]) == ""


@pytest.mark.parametrize(
    ("palette", "words"),
    [
        ([], ""),
        ([("red", "#d3202a", 1.0)], "mostly red"),
        ([("cream", "#f5e8c4", 0.4), ("sand", "#cdb48a", 0.35), ("black", "#101010", 0.1)],
         "mostly cream with black"),
        ([("blue", "#2f76d2", 0.4), ("yellow", "#f7dc1f", 0.3), ("red", "#d3202a", 0.2)],
         "blue with yellow and red"),
        ([("black", "#101010", 0.4), ("white", "#fcfcfc", 0.2), ("taupe", "#a08d7d", 0.15),
          ("denim blue", "#10426d", 0.06)], "black with white and denim blue"),
        ([("teal", "#168081", 0.55), ("pink", "#f08eb0", 0.05)], "teal"),
    ],
)  # fmt: skip
def test_colours_are_said_in_words(palette, words):
    assert colours_in_words([Swatch(*colour) for colour in palette]) == words


def test_what_the_user_says_comes_first_and_is_not_repeated():
    palette = [Swatch("mint green", "#9edfba", 0.9)]
    crops = [painted(OVAL, paint())]
    traits = traits_of(
        [frame_of(OVAL)], crops, palette, told="mostly mint green,  one striped sock,,"
    )
    assert [(t.text, t.source) for t in traits] == [
        ("mostly mint green", "told"),
        ("one striped sock", "told"),
        ("smooth-looking surface", "measured"),
        ("round compact body", "measured"),
    ]
    assert told_traits(["a, b", "c"]) == told_traits("a,b,c")
