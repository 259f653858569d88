import os
from pathlib import Path

import numpy as np
import pytest

from castmate.characters.cut_frames import cut_frames
from castmate.characters.faces import FaceFinding, find_faces
from castmate.characters.matte.matte import MatteFrame
from castmate.characters.rights import check_faces, check_kind, check_name, look_alikes, recorded
from castmate.errors import RightsError
from castmate.identity.embedders import embedder_named
from castmate.identity.signature import make_signature
from castmate.media.clip import Frame
from castmate.media.decode import decode
from castmate.media.geometry import Box, FrameSpan
from castmate.media.probe import probe
from tests.characters.scenes import creature, filmed, ground

DATA = Path(
    os.environ.get(
        "CASTMATE_TEST_DATA", Path(__file__).resolve().parents[2].parent / "shared" / "data"
    )
)
needs_footage = pytest.mark.skipif(not DATA.is_dir(), reason=f"no test footage in {DATA}")


def boxed(name, box):
    """Frames of a clip, cut out by nothing better than a box."""
    clip = probe(DATA / "clips" / name)
    frames = list(decode(clip, FrameSpan(0, min(100, clip.num_frames)), stride=12))
    alpha = np.zeros(frames[0].rgb.shape[:2], np.uint8)
    alpha[box.y : box.bottom, box.x : box.right] = 255
    return cut_frames(frames, [MatteFrame(frame.index, alpha, 0.9) for frame in frames])


def test_a_protected_name_is_refused_with_the_hit_and_the_way_out():
    with pytest.raises(RightsError) as refused:
        check_name("Pikachoo")
    assert '"Pikachu" (The Pokemon Company)' in str(refused.value)
    assert "--statement" in str(refused.value)
    assert refused.value.exit_code == 2


def test_a_statement_turns_the_refusal_into_a_warning_that_shows_the_hit():
    (warning,) = check_name("Pikachoo", statement="Licensed to us, contract 4711.")
    assert "Pikachu" in warning
    with pytest.raises(RightsError):
        check_name("Pikachoo", statement="  ")


def test_ordinary_names_pass_and_famous_pet_names_are_mentioned():
    assert check_name("Momo") == ()
    assert "Disney" in check_name("Simba")[0]


def test_a_human_needs_consent():
    with pytest.raises(RightsError, match="--consent"):
        check_kind("human", None)
    check_kind("human", "I agree. A. Person, 1 October 2026")
    check_kind("non_human", None)


@pytest.mark.parametrize(
    ("frames", "with_face", "human"), [(8, 2, True), (8, 1, False), (2, 1, False), (1, 1, True)]
)
def test_a_face_has_to_persist(frames, with_face, human):
    assert FaceFinding(frames, with_face).is_human is human


def test_no_frames_show_no_face():
    assert not find_faces([]).is_human


@needs_footage
def test_a_face_in_the_cut_out_asks_for_consent_and_one_beside_it_does_not():
    woman = boxed("dog_fetch.mp4", Box(150, 60, 310, 390))
    with pytest.raises(RightsError) as asked:
        check_faces(woman, "non_human", None)
    assert "--consent" in str(asked.value)
    assert "--box" in str(asked.value)
    assert check_faces(woman, "human", "I agree. A. Person") == ()
    assert "consent is recorded" in check_faces(woman, "non_human", "it is a painted doll")[0]
    dog = boxed("dog_fetch.mp4", Box(480, 280, 720, 340))
    assert check_faces(dog, "non_human", None) == ()


@needs_footage
@pytest.mark.parametrize(
    ("name", "box"),
    [
        ("toy_monster.mp4", Box(260, 120, 220, 260)),
        ("mascot_panda_ai.mp4", Box(140, 100, 260, 340)),
        ("cartoon_bbb_wake.mp4", Box(300, 100, 600, 600)),
    ],
)
def test_toys_animals_and_drawings_have_no_human_face(name, box):
    assert not find_faces(boxed(name, box)).is_human


def test_look_alikes_in_the_library_are_told():
    embedder = embedder_named("fisher-1")

    def signature(actor, seed):
        scenes = [filmed(ground(seed + n), actor, (160, 210)) for n in range(3)]
        frames = [Frame(n, float(n), rgb) for n, (rgb, _) in enumerate(scenes)]
        mattes = tuple(MatteFrame(n, alpha, 0.9) for n, (_, alpha) in enumerate(scenes))
        cut = cut_frames(frames, mattes)
        return make_signature([frame.crop() for frame in cut], embedder)

    striped = creature(160)
    grey = np.dstack(
        [np.tile(np.float32(ground(8)[:160, : striped.shape[1], 1:2]), 3), striped[..., 3:]]
    )
    other = signature(grey.astype(np.uint8), 30)
    warnings = look_alikes(
        signature(striped, 10), [("twin", signature(striped, 20)), ("other", other)]
    )
    assert [warning.split()[3] for warning in warnings] == ["@twin"]


def test_what_was_said_is_kept_as_said():
    rights = recorded("human", "  Yes.\n A. Person ", " ", ["a warning"])
    assert (rights.consent, rights.statement) == ("Yes. A. Person", None)
    assert rights.warnings == ("a warning",)
