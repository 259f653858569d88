"""The demo's work: cast from a clip, shoot three scenes, measure them, and show it all."""

from __future__ import annotations

import time
from contextlib import suppress
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from castmate.characters.blobs import BlobsInMemory
from castmate.characters.cast import cast_character
from castmate.characters.character import Character
from castmate.characters.collection import Collection
from castmate.characters.handle import handle_from
from castmate.characters.keeping import keep_new
from castmate.characters.rights import check_name
from castmate.characters.sheet import sheet_png
from castmate.consistency.score import score
from castmate.demo.page import Page, Scene
from castmate.demo.sample_clip import film_sample_clip
from castmate.errors import CharacterNotFound
from castmate.films.cutting.assembly import assemble
from castmate.films.cutting.film_sound import heard
from castmate.films.shots.shooting import ShotRequest, Take, planned, take
from castmate.films.shots.sidecar import boxes_of, sidecar_path
from castmate.films.shots.take_sound import let_hear, sound_of
from castmate.identity.signature import Signature
from castmate.library.home import Home
from castmate.library.library import Library
from castmate.media.contact_sheet import contact_sheet
from castmate.media.files import write_whole
from castmate.media.geometry import Size
from castmate.media.part_file import writing_to
from castmate.media.png import png_bytes
from castmate.media.probe import probe
from castmate.report import Noted, Report
from castmate.scripts.shot import Shot
from castmate.sound.soundtrack import FilmSound, Part

SCENES = (
    "{name} surfs along the beach at sunset, tracking shot",
    "{name} strolls through a rainy city street at night, slow zoom in",
    '{name} waves in the forest in the morning and says "Hello, it is still me!"',
)
SIZE = Size(1280, 720)
SAMPLE_NAME = "Pip"


@dataclass(frozen=True)
class Shown:
    """What the demo made, all in one folder."""

    clip: Path
    sheet: Path
    scenes: tuple[Path, ...]
    film: Path
    contact_sheet: Path
    page: Path
    character: Character
    consistency_percent: tuple[float | None, ...]

    def as_json(self) -> dict[str, object]:
        """For machines."""
        return {
            "clip": str(self.clip),
            "sheet": str(self.sheet),
            "scenes": [str(path) for path in self.scenes],
            "film": str(self.film),
            "contact_sheet": str(self.contact_sheet),
            "page": str(self.page),
            "handle": self.character.handle,
            "confidence": self.character.confidence,
            "consistency_percent": list(self.consistency_percent),
        }


def show(clip: Path | None, name: str | None, folder: Path, *, report: Report) -> Shown:
    """Run the demo into *folder*, with a library of its own there; nothing else is touched.

    Without a *clip* it films castmate's sample clip first.
    """
    started = time.monotonic()
    name = name or (SAMPLE_NAME if clip is None else clip.stem.replace("_", " ").title())
    clip_words = "a clip that castmate filmed of a mascot of its own" if clip is None else clip.name
    check_name(name)
    handle_from(name)  # refused before anything is made
    with writing_to(folder):
        folder.mkdir(parents=True, exist_ok=True)
    try:
        clip = clip or _filmed(folder / "sample.mp4", report)
        blobs = BlobsInMemory()
        report.tell(Noted(f"Casting {name}"))
        character = cast_character(probe(clip), name=name, store=blobs, report=report)
    except BaseException:
        with suppress(OSError):  # where something lies in it already
            folder.rmdir()
        raise
    for warning in character.warnings:
        report.tell(Noted(warning))
    library = Library(Home(folder / "library"))
    try:
        collection = Collection(library)
        _keep(character, blobs, collection)
        sheet = folder / "sheet.png"
        write_whole(sheet, sheet_png(character, library.blobs))
        shots = [_shoot(n, character, collection, folder, report) for n in range(len(SCENES))]
        scenes, percents = _measured(shots, character, collection, report)
        film = folder / "film.mp4"
        _join(shots, film, collection, report)
    finally:
        library.close()
    glance, page = folder / "contact-sheet.png", folder / "index.html"
    write_whole(glance, png_bytes(contact_sheet(probe(film), title=f"{name}: the film")))
    made = Page(
        character=character,
        clip=_beside(clip, folder),
        clip_words=clip_words,
        sheet=sheet.name,
        film=film.name,
        contact_sheet=glance.name,
        scenes=scenes,
        seconds=time.monotonic() - started,
    )
    write_whole(page, made.html().encode())
    takes = tuple(taken.path for _, taken in shots)
    return Shown(clip, sheet, takes, film, glance, page, character, percents)


def _filmed(clip: Path, report: Report) -> Path:
    report.tell(Noted("Filming a sample clip of a mascot made for this"))
    film_sample_clip(clip)
    return clip


def _keep(character: Character, blobs: BlobsInMemory, collection: Collection) -> None:
    """Add *character*, after making room for it: the demo may be run again and again."""
    with suppress(CharacterNotFound):
        collection.remove(character.handle)
    keep_new(collection, character, blobs.contents)


def _shoot(
    number: int, character: Character, collection: Collection, folder: Path, report: Report
) -> tuple[Shot, Take]:
    prompt = SCENES[number].format(name=character.name)
    report.tell(Noted(f"Scene {number + 1}: {prompt}"))
    request = ShotRequest(prompt=prompt, size=SIZE, seed=number + 1, cast=(character.handle,))
    shot = planned(request, collection)
    output = folder / f"scene-{number + 1}.mp4"
    taken = take(shot, request, collection, output, report=report)
    if taken.kept is not None:  # of an earlier demo
        taken.kept.unlink()
        sidecar_path(taken.kept).unlink(missing_ok=True)
    return shot, taken


def _join(
    shots: list[tuple[Shot, Take]], film: Path, collection: Collection, report: Report
) -> None:
    """Put the scenes together, and let them be heard: each by itself, and all as one."""
    parts, start = [], Fraction(0)
    for shot, taken in shots:
        sound = sound_of(taken.path, taken.recipe, shot, collection, num_frames=taken.num_frames)
        parts.append(Part(sound, "cut", start))
        start += sound.seconds
    whole = FilmSound(parts)
    assemble([taken.path for _, taken in shots], film, sound=heard(whole, report))
    for part, (_, taken) in zip(parts, shots, strict=True):
        let_hear(taken.path, part.sound)


def _measured(
    shots: list[tuple[Shot, Take]], character: Character, collection: Collection, report: Report
) -> tuple[list[Scene], tuple[float | None, ...]]:
    signature = Signature.from_bytes(collection.library.blobs.get(character.signature))
    scenes, percents = [], []
    report.tell(Noted("Measuring consistency"))
    for shot, taken in shots:
        boxes = boxes_of(taken.path, character.handle)
        found = score(probe(taken.path), signature, boxes=boxes, report=report)
        percent = found.consistency_percent
        percents.append(percent)
        scenes.append(
            Scene(
                prompt=shot.prompt,
                plan=", ".join(
                    [
                        shot.set.replace("_", " "),
                        shot.time_of_day,
                        shot.weather,
                        shot.camera.replace("_", " "),
                    ]
                ),
                video=taken.path.name,
                consistency="not measurable" if percent is None else f"{percent:.0f} %",
                method=found.method,
                warnings=tuple(warning.text for warning in shot.warnings),
            )
        )
    return scenes, tuple(percents)


def _beside(clip: Path, folder: Path) -> str:
    """A name of *clip* that the page can show: in its folder, or where it lies."""
    return clip.name if clip.parent == folder else clip.resolve().as_uri()
