"""A film as editors get it: frames lie where the film has them, whatever the form."""

from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from xml.etree import ElementTree as Xml

import opentimelineio as otio
import pytest
from hypothesis import given
from hypothesis import strategies as st

from castmate.errors import BadInput
from castmate.films.exports.edl import RATES, conformed, nearest_rate, write_edl
from castmate.films.exports.fcpxml import as_fcpxml, write_fcpxml
from castmate.films.exports.otio import write_otio
from castmate.films.exports.timeline import Mark, Timeline, TimelineClip
from castmate.media.geometry import Size


def a_film(folder, *lengths, overlaps=(), rate=Fraction(24)):
    overlaps = (0, *overlaps) if overlaps else (0,) * len(lengths)
    clips = tuple(
        TimelineClip(
            f"S01-{number:02d}", f"Momo does thing {number}", folder / "takes" / f"{number}.mp4",
            length, overlap=overlap, scene="EXT. BEACH - SUNSET",
        )
        for number, (length, overlap) in enumerate(zip(lengths, overlaps, strict=True), 1)
    )  # fmt: skip
    return Timeline("Surf", Size(640, 360), rate, clips, film=folder / "film.mp4")


def weak(film):
    mark = Mark(10, 20, "Momo 83 %", "The hue is 40 degrees off.")
    return replace(film, clips=(replace(film.clips[0], marks=(mark,)), *film.clips[1:]))


LENGTHS = st.lists(st.integers(30, 400), min_size=1, max_size=12)


@given(LENGTHS, st.data())
def test_cuttings_abut_and_add_up_to_the_film(lengths, data):
    overlaps = [data.draw(st.integers(0, 15)) for _ in lengths[1:]]
    film = a_film(Path("/film"), *lengths, overlaps=overlaps)
    at = 0
    for cutting in film.cuttings():
        assert cutting.start == at
        assert 0 <= cutting.source.start < cutting.source.stop <= cutting.clip.num_frames
        at += len(cutting.source)
    assert at == film.num_frames


@pytest.mark.parametrize("overlap", [12, 13])
def test_a_dissolve_is_cut_in_its_middle(overlap):
    film = a_film(Path("/film"), 96, 96, overlaps=[overlap])
    first, second = film.cuttings()
    assert sum(second.overlap_before) == overlap
    # Frame k of the second take is shown where the film says, whichever side it is counted from.
    assert second.start - second.source.start == 96 - overlap
    assert first.source.stop + second.overlap_before[1] == 96


def test_a_dissolve_longer_than_its_shots_is_refused():
    with pytest.raises(BadInput, match=r"dissolve into S01-02 has 50 frames; S01-01 has 40"):
        a_film(Path("/film"), 40, 60, overlaps=[50])


def test_otio_loses_nothing(tmp_path):
    film = weak(a_film(tmp_path, 96, 72, 48, overlaps=[0, 12]))
    write_otio(film, tmp_path / "film.otio")
    read = otio.adapters.read_from_file(str(tmp_path / "film.otio"))
    pictures, sound = read.tracks
    assert read.duration().to_frames() == film.num_frames == 96 + 72 + 48 - 12
    clips = pictures.find_clips()
    assert [clip.name for clip in clips] == ["S01-01", "S01-02", "S01-03"]
    assert clips[0].media_reference.target_url == "takes/1.mp4"
    assert clips[0].markers[0].comment == "The hue is 40 degrees off."
    assert clips[0].markers[0].marked_range.start_time.to_frames() == 10
    dissolve = pictures[2]
    assert dissolve.in_offset.to_frames() + dissolve.out_offset.to_frames() == 12
    assert sound.find_clips()[0].media_reference.target_url == "film.mp4"


@pytest.mark.parametrize(
    "rate", [Fraction(24), Fraction(12), Fraction(16), Fraction(30000, 1001), Fraction(50)], ids=str
)
def test_an_edl_cuts_at_the_same_moments(tmp_path, rate):
    film = a_film(tmp_path, 96, 71, 50, 47, rate=rate)
    counted = write_edl(film, tmp_path / "film.edl")
    text = (tmp_path / "film.edl").read_text()
    read = otio.adapters.read_from_string(text, "cmx_3600", rate=float(counted))
    seconds = float(Fraction(film.num_frames) / rate)
    # An NTSC rate is counted as whole frames, as editors do: 30000/1001 as 30.
    assert read.duration().to_seconds() == pytest.approx(seconds, abs=1.5 / float(counted))
    starts = [
        clip.range_in_parent().start_time.to_seconds() for clip in read.tracks[0].find_clips()
    ]
    for start, cutting in zip(starts, film.cuttings(), strict=True):
        assert start == pytest.approx(float(cutting.start / rate), abs=0.51 / float(counted))


@given(LENGTHS, st.sampled_from([Fraction(12), Fraction(16), Fraction(20), Fraction(48)]))
def test_conforming_adds_up_no_error(lengths, rate):
    film = a_film(Path("/film"), *lengths, rate=rate)
    target = nearest_rate(rate)
    assert target in RATES
    for before, after in zip(film.cuttings(), conformed(film, target).cuttings(), strict=True):
        assert abs(before.start / rate - after.start / target) <= Fraction(1, 2) / target


def test_an_edl_keeps_dissolves_and_reels(tmp_path):
    write_edl(a_film(tmp_path, 96, 96, overlaps=[12]), tmp_path / "film.edl")
    text = (tmp_path / "film.edl").read_text()
    assert "S0101" in text
    assert "D 012" in text


@pytest.mark.parametrize("rate", [Fraction(16), Fraction(24000, 1001), Fraction(24)], ids=str)
def test_fcpxml_counts_in_exact_frames(tmp_path, rate):
    film = weak(a_film(tmp_path, 96, 72, 48, overlaps=[0, 12], rate=rate))
    write_fcpxml(film, tmp_path / "film.fcpxml")
    root = Xml.parse(tmp_path / "film.fcpxml").getroot()  # noqa: S314 - our own file
    frame = _time(root.find("resources/format").get("frameDuration"))
    assert frame == 1 / rate
    for element in root.iter():
        for key in ("offset", "start", "duration"):
            if key in element.attrib:
                assert (_time(element.get(key)) / frame).denominator == 1, (element.tag, key)
    clips = root.findall(".//spine/asset-clip")
    assert sum(_time(clip.get("duration")) for clip in clips) / frame == film.num_frames
    assert root.find(".//spine/asset-clip/marker").get("note") == "The hue is 40 degrees off."
    assert root.find(".//spine/asset-clip/asset-clip").get("lane") == "-1"


def test_every_reference_in_fcpxml_is_declared():
    root = as_fcpxml(a_film(Path("/film"), 96, 72, overlaps=[12]))
    declared = {each.get("id") for each in root.find("resources")}
    asked = {each.get("ref") for each in root.iter() if each.get("ref")}
    assert asked <= declared


def _time(text):
    return Fraction(text.removesuffix("s"))
