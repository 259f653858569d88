"""A script becomes a film: nothing twice, nothing lost, everything as it was asked for."""

import json
import shutil
from dataclasses import replace
from fractions import Fraction

import av
import pytest

from castmate.errors import BadInput, BeyondLimit, Cancelled, CastmateError
from castmate.films.book.takes import TakeBook
from castmate.films.making.film_plan import plan_film
from castmate.films.making.film_record import restored
from castmate.films.making.rerolling import reroll
from castmate.films.shots.sidecar import sidecar_path
from castmate.jobs.queue import Queue
from castmate.media.geometry import Size
from castmate.renderers.animatic.animatic import Animatic
from castmate.report import Noted, Silent
from tests.films.studio import LINES, SMALL, Studio, frames_of, greys_of, script


@pytest.fixture(scope="module")
def earlier(tmp_path_factory):
    """The home of a library in which every shot was made before, for another film."""
    studio = Studio(tmp_path_factory.mktemp("earlier"))
    studio.film()
    studio.film(*changed(5, "A silver robot runs. [[1s]]"))
    studio.close()
    return studio.folder / "home"


@pytest.fixture
def new_studio(tmp_path):
    """A studio that has made nothing yet."""
    studio = Studio(tmp_path)
    yield studio
    studio.close()


@pytest.fixture
def studio(tmp_path, earlier):
    """A studio that has made the shots before: its films are quick."""
    shutil.copytree(earlier, tmp_path / "home")
    studio = Studio(tmp_path)
    yield studio
    studio.close()


def numbers(made):
    return [take.number for _, take in made.chosen]


def changed(place, line):
    return (*LINES[:place], line, *LINES[place + 1 :])


def test_a_film_is_all_its_shots_with_their_transitions(new_studio):
    made = new_studio.film()
    output = new_studio.folder / "film.mp4"
    assert (made.num_rendered, made.assembled.is_new) == (4, True)
    # Four shots of 12 frames; the dissolve shows 6 frames of both its shots at once.
    assert made.assembled.num_frames == len(frames_of(output)) == 4 * 12 - 6
    greys = greys_of(output)
    assert greys[-1] < 20 < greys[-9]
    assert sorted(path.name for path in new_studio.folder.iterdir()) == [
        "film.castmate.json", "film.mp4", "home",
    ]  # fmt: skip


def test_frames_that_no_transition_touches_are_those_of_the_takes(studio):
    made = studio.film()
    shown = frames_of(studio.folder / "film.mp4")
    takes = [studio.library.blobs.path(take.video) for _, take in made.chosen]
    assert shown[:12] == frames_of(takes[0])
    assert shown[12:18] == frames_of(takes[1])[:6]
    assert shown[24:30] == frames_of(takes[2])[6:]


def test_a_second_run_makes_nothing(studio):
    studio.film()
    output = studio.folder / "film.mp4"
    before = output.stat()
    again = studio.film()
    assert (again.num_rendered, again.assembled.is_new) == (0, False)
    assert output.stat() == before


def test_one_changed_line_is_one_shot(new_studio):
    first = new_studio.film()
    again = new_studio.film(*changed(5, "A silver robot runs. [[1s]]"))
    assert (again.num_rendered, again.assembled.is_new) == (1, True)
    same = [a.id == b.id for (_, a), (_, b) in zip(first.chosen, again.chosen, strict=True)]
    assert same == [True, True, False, True]
    assert numbers(again) == [1, 1, 2, 1]


def test_undoing_a_change_finds_the_old_take(studio):
    first = studio.film()
    studio.film(*changed(5, "A silver robot runs. [[1s]]"))
    undone = studio.film()
    assert undone.num_rendered == 0
    assert [take.id for _, take in undone.chosen] == [take.id for _, take in first.chosen]


def test_shots_that_are_moved_are_not_made_again(studio):
    waves, jumps = (f"{line} [[medium]]" for line in LINES[1:3])  # the first would be wide
    studio.film(LINES[0], waves, jumps, *LINES[3:])
    again = studio.film(LINES[0], jumps, waves, *LINES[3:])
    assert (again.num_rendered, again.assembled.is_new) == (0, True)


def test_equal_shots_are_made_once(new_studio):
    made = new_studio.film(LINES[0], LINES[2], LINES[1], LINES[1])
    assert made.num_rendered == 2
    assert len({take.video for _, take in made.chosen}) == 2
    assert len({take.shot_id for _, take in made.chosen}) == 3


def test_another_film_of_the_same_script_is_only_put_together(studio):
    studio.film()
    other = studio.film(name="other.mp4")
    assert (other.num_rendered, other.film.name) == (0, "other")
    assert frames_of(studio.folder / "other.mp4") == frames_of(studio.folder / "film.mp4")


def test_only_a_scene(new_studio):
    made = new_studio.film(only=["s02"])
    assert [planned.row.label for planned, _ in made.chosen] == ["S02-01", "S02-02"]
    assert new_studio.film().num_rendered == 2  # the rest
    with pytest.raises(BadInput, match=r'no scene or shot "S09"\. Its scenes are S01, S02'):
        new_studio.film(only=["S09"])


def test_force_makes_one_take_more(studio):
    studio.film()
    made = studio.film(force=["S01-02"])
    assert (made.num_rendered, numbers(made)) == (1, [1, 2, 1, 1])
    assert studio.film().num_rendered == 0  # it was chosen, so it stays


def test_a_reroll_adds_and_selects(studio):
    film = studio.film().film
    (new,) = reroll(film, "S01-01", studio.collection, count=1, report=Silent())
    assert new.number == 2
    again = studio.film()
    assert (again.num_rendered, again.assembled.is_new, numbers(again)) == (0, True, [2, 1, 1, 1])


def test_a_locked_take_outlives_a_change_of_its_script(new_studio):
    first = new_studio.film()
    book = TakeBook(new_studio.library)
    book.lock(book.shot(first.film.id, "S02-01"))
    edited = changed(5, "A silver robot runs. [[1s]]")
    again = new_studio.film(*edited)
    assert (again.num_rendered, numbers(again)) == (0, [1, 1, 1, 1])
    plan = plan_film(
        script(*edited), SMALL, new_studio.collection, output=new_studio.folder / "film.mp4"
    )
    assert [shot.is_outdated for shot in plan.shots] == [False, False, True, False]
    book.lock(book.shot(first.film.id, "S02-01"), locked=False)
    assert new_studio.film(*edited).num_rendered == 1


def test_a_removed_take_is_made_again_when_it_is_wanted(new_studio):
    first = new_studio.film()
    edited = changed(5, "A silver robot runs. [[1s]]")
    new_studio.film(*edited)
    book = TakeBook(new_studio.library)
    book.remove(book.shot(first.film.id, "S02-01"), 1)
    again = new_studio.film()
    assert (again.num_rendered, numbers(again)) == (1, [1, 1, 3, 1])


def test_a_plan_says_what_is_there_and_writes_nothing(new_studio):
    output = new_studio.folder / "film.mp4"
    plan = plan_film(script(), SMALL, new_studio.collection, output=output)
    assert [shot.is_ready for shot in plan.shots] == [False] * 4
    assert TakeBook(new_studio.library).films() == []
    new_studio.film()
    plan = plan_film(script(), SMALL, new_studio.collection, output=output)
    assert not plan.missing
    assert plan_film(script(), replace(SMALL, seed=2), new_studio.collection, output=output).missing


def test_a_file_of_that_name_that_is_not_the_film_is_kept(studio):
    mine = studio.folder / "film.mp4"
    mine.write_bytes(b"my holidays")
    made = studio.film()
    assert made.assembled.kept == studio.folder / "film.take1.mp4"
    assert made.assembled.kept.read_bytes() == b"my holidays"
    studio.film(*changed(5, "A silver robot runs. [[1s]]"))
    assert not (studio.folder / "film.take2.mp4").exists()


def test_a_film_that_was_deleted_is_put_together_again(studio):
    studio.film()
    output = studio.folder / "film.mp4"
    shown = frames_of(output)
    output.unlink()
    assert studio.film().num_rendered == 0
    assert frames_of(output) == shown


def test_the_film_says_what_it_is(studio):
    made = studio.film()
    output = studio.folder / "film.mp4"
    with av.open(str(output)) as opened:
        comment = json.loads(opened.metadata["comment"])
    beside = json.loads(sidecar_path(output).read_bytes())
    assert comment["script"]["text"] == script().text
    assert "compositeSynthetic" in comment["digital_source_type"]
    assert comment.items() <= beside.items()
    assert [shot["start"] for shot in beside["shots"]] == [0, 12, 18, 30]
    assert str(studio.folder) not in json.dumps(beside)
    tracks = list(beside["boxes"].values())
    assert all(len(track) == made.assembled.num_frames for track in tracks)


def test_script_and_settings_come_back_out_of_the_film(studio):
    studio.film()
    output = studio.folder / "film.mp4"
    assert restored(output) == (script(), SMALL)
    sidecar_path(output).unlink()
    assert restored(output) == (script(), SMALL)


def test_a_long_script_lies_in_the_sidecar(studio):
    long = [*LINES, *(f"/* {'x' * 1000} */" for _ in range(80))]
    studio.film(*long)
    output = studio.folder / "film.mp4"
    assert restored(output)[0] == script(*long)
    sidecar_path(output).unlink()
    with pytest.raises(BadInput, match=r"Put film\.castmate\.json beside it"):
        restored(output)


class StoppingAfter(Silent):
    """Is cancelled once so many shots are done."""

    def __init__(self, count):
        self.left = count

    def tell(self, event):
        self.left -= isinstance(event, Noted) and "done" in event.text

    def check_cancelled(self):
        if self.left <= 0:
            raise Cancelled


def test_what_was_stopped_goes_on(new_studio):
    with pytest.raises(Cancelled):
        new_studio.film(report=StoppingAfter(2))
    assert not (new_studio.folder / "film.mp4").exists()
    assert Queue(new_studio.library).counts().get("queued", 0) == 0
    made = new_studio.film()
    assert made.num_rendered == 2
    assert numbers(made) == [1, 1, 1, 1]


def test_shots_that_fail_are_named_with_their_lines_and_the_others_kept(new_studio, monkeypatch):
    real = Animatic.render

    def spoiled(self, shot, cast, settings, *, seed, report):
        if shot.cast[0].name == "silver robot":
            raise BadInput("The robot is rusty.")
        return real(self, shot, cast, settings, seed=seed, report=report)

    monkeypatch.setattr(Animatic, "render", spoiled)
    with pytest.raises(CastmateError, match=r"2 of 4 shots could not be made\. S02-01 \(line 11"):
        new_studio.film()
    monkeypatch.undo()
    assert new_studio.film().num_rendered == 2


def test_workers_make_the_same_film(new_studio, tmp_path, earlier):
    made = new_studio.film(num_workers=2)
    assert made.num_rendered == 4
    same = frames_of(earlier.parent / "film.mp4")[:18]  # the scene that was not changed
    assert frames_of(new_studio.folder / "film.mp4")[:18] == same


@pytest.mark.parametrize(
    ("settings", "lines", "says"),
    [
        (replace(SMALL, size=Size(32, 32)), LINES, "makes pictures from 64x64"),
        (replace(SMALL, size=Size(161, 96)), LINES, "such as 162x96"),
        (replace(SMALL, frame_rate=Fraction(500)), LINES, "1 to 120 frames a second"),
    ],
    ids=["too small", "odd", "too fast"],
)
def test_what_the_renderer_cannot_do_is_said_before_any_work(new_studio, settings, lines, says):
    with pytest.raises((BadInput, BeyondLimit), match=says):
        new_studio.film(*lines, settings=settings)
    assert TakeBook(new_studio.library).films() == []


def test_settings_come_back_as_they_were():
    for settings in (SMALL, replace(SMALL, frame_rate=Fraction(24000, 1001), look="cel")):
        read = type(settings).from_json(json.loads(json.dumps(settings.as_json())))
        assert read == settings


def test_a_draft_is_small_and_has_no_gate():
    draft = replace(SMALL, size=Size(1920, 1080), frame_rate=Fraction(24)).as_draft()
    assert (draft.size, draft.frame_rate, draft.gate) == (Size(480, 270), 12, None)


def test_a_locked_take_stays_in_a_film_of_another_size_and_rate(studio):
    first = studio.film()
    book = TakeBook(studio.library)
    book.lock(book.shot(first.film.id, "S01-01"))
    other = replace(SMALL, size=Size(128, 96), frame_rate=Fraction(10))
    made = studio.film(settings=other)
    assert made.num_rendered == 3
    with av.open(str(studio.folder / "film.mp4")) as opened:
        video = opened.streams.video[0]
        assert (video.width, video.height, video.average_rate) == (128, 96, 10)
        assert sum(1 for _ in opened.decode(video)) == made.assembled.num_frames == 4 * 10 - 5
    boxes = json.loads(sidecar_path(studio.folder / "film.mp4").read_bytes())["boxes"]
    assert all(track[:10] == [None] * 10 for track in boxes.values())


def test_what_is_said_is_beside_the_film_and_burnt_in_on_request(studio):
    spoken = (*LINES[:2], 'A small green dragon says "Hello, sea!" [[2s]]')
    studio.film(*spoken)
    output = studio.folder / "film.mp4"
    assert "Hello, sea!" in output.with_suffix(".srt").read_text(encoding="utf-8")
    assert output.with_suffix(".vtt").read_text(encoding="utf-8").startswith("WEBVTT")
    plain = frames_of(output)
    burnt = studio.film(*spoken, settings=replace(SMALL, subtitles=True))
    assert (burnt.num_rendered, burnt.assembled.is_new) == (0, True)
    shown = frames_of(output)
    assert shown[:12] == plain[:12]
    assert shown[12:] != plain[12:]
    studio.film()  # nothing is said any more
    assert not output.with_suffix(".srt").exists()


def test_a_film_is_as_long_as_its_sound(studio):
    studio.film()
    with av.open(str(studio.folder / "film.mp4")) as opened:
        lasts = {s.type: s.duration * s.time_base for s in opened.streams}
    assert lasts["audio"] == lasts["video"] == Fraction(42, 12)


def test_what_a_killed_worker_left_is_cleared_away_also_when_nothing_is_to_be_made(studio):
    studio.film()
    left = studio.library.home.folder / "attempts" / "job_gone-1"
    (left / "take").mkdir(parents=True)
    assert studio.film().num_rendered == 0
    assert not left.exists()
