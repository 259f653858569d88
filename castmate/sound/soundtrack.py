"""The sound of a whole film, shot after shot, made once and copied from then on.

The film's clock is a grid of AAC packets. Every shot is a run of packets, encoded with a little of
what lies before and after it, so that a decoder passes from one run into the next without hearing
the seam: both runs were made of the same samples there. Shots begin on the grid, at most half a
packet (11 ms) from where their first picture is shown; nothing adds up. What a run depends on is
its own shot and its neighbours, so a changed line costs three runs, however long the film is.
"""

from __future__ import annotations

import hashlib
import json
import math
import struct
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from dataclasses import asdict, dataclass, replace
from fractions import Fraction
from functools import lru_cache
from itertools import pairwise
from typing import Any

import numpy as np

from castmate.media.sound_file import PACKET_SAMPLES, SAMPLE_RATE, Samples, encoded
from castmate.report import Report, Silent
from castmate.scripts.film import Ending, Transition
from castmate.sound.loudness import amplitude
from castmate.sound.mix import LIMITER_SAMPLES, Gain, Profile, film_gain, limited, profile_of
from castmate.sound.shelf import MemoryShelf, Shelf
from castmate.sound.shot_sound import HANDLE_SECONDS, Mixed, ShotSound, mixed, unspoken

_BEFORE, _AFTER = 6, 2
"""Packets encoded with a run and thrown away: the encoder looks back and ahead."""
_HANDLE = round(HANDLE_SECONDS * SAMPLE_RATE)
_SAME_PLACE, _OTHER_PLACE = 0.9, 0.24
"""Seconds of the cross-fade at a cut: unheard within a place, quick between two."""
_FADE = 2 / 3
"""Seconds to or from silence."""
_START, _END = 0.02, 0.25
"""The film's own beginning and end, where it only has to be without a click."""


@dataclass(frozen=True)
class Part:
    """A shot in its place in the film."""

    sound: ShotSound
    entered_by: Transition = "cut"
    start_seconds: Fraction | None = None
    """When its first picture is shown; None: when the part before it ends. Earlier than that in
    a dissolve, in which both are heard."""


class FilmSound:
    """The packets of a film's sound, made when they are asked for; memory does not grow."""

    def __init__(
        self, parts: Sequence[Part], *, ends_by: Ending = "cut", shelf: Shelf | None = None
    ) -> None:
        """*shelf* is where finished runs are kept for the next time."""
        self._parts = tuple(parts)
        self._starts = _starts(self._parts)
        self._shelf = MemoryShelf() if shelf is None else shelf
        self._keys = [part.sound.key for part in self._parts]
        self._edges = _edges(self._starts)
        self._ends = [
            -int(-(start + part.sound.seconds) * SAMPLE_RATE // PACKET_SAMPLES)
            for start, part in zip(self._starts, self._parts, strict=False)
        ]
        self._fades = _fades(self._parts, self._starts, ends_by)
        self._mixed = lru_cache(maxsize=3)(self._mixed_anew)

    @property
    def seconds(self) -> Fraction:
        """The film's exact length."""
        return self._starts[-1]

    @property
    def digest(self) -> str:
        """SHA-256 of all that shapes it: films of equal digests sound equal."""
        shaping = [self._keys, [str(start) for start in self._starts], _as_json(self._fades)]
        return hashlib.sha256(json.dumps(shaping).encode()).hexdigest()

    def gain(self, report: Report | None = None) -> Gain:
        """What makes the film as loud as films are; measures shots that were not yet."""
        return film_gain([self.profile(index, report) for index in range(len(self._parts))])

    def profile(self, index: int, report: Report | None = None) -> Profile:
        """How loud shot *index* is; kept on the shelf."""
        (report or Silent()).check_cancelled()
        return prepared(self._parts[index].sound, self._shelf, lambda: self._mixed(index))

    def packets(self, report: Report | None = None) -> Iterator[bytes]:
        """All packets in order, as :class:`castmate.media.sound_file.SoundTrack` takes them.

        A run is encoded while the next one is being mixed.
        """
        gain = self.gain(report)
        with ThreadPoolExecutor(max_workers=1) as encoder:
            pending: deque[Future[list[bytes]]] = deque()
            for index in range(len(self._parts)):
                (report or Silent()).check_cancelled()
                pending.append(self._run(index, gain, encoder))
                if len(pending) > 1:
                    yield from pending.popleft().result()
            yield from pending.popleft().result()

    def samples(self) -> Iterator[Samples]:
        """The film's sound before it is encoded, a piece for each shot."""
        gain = self.gain()
        for index in range(len(self._parts)):
            first, stop = self._edges[index], self._edges[index + 1]
            yield self._sound(first, stop, gain)

    def _run(self, index: int, gain: Gain, encoder: Executor) -> Future[list[bytes]]:
        """The packets of shot *index*, from the shelf or soon."""
        key = self._run_key(index, gain)
        kept = self._shelf.get(key)
        if kept is not None:
            done: Future[list[bytes]] = Future()
            done.set_result(_unpacked(kept))
            return done
        first, stop = self._edges[index], self._edges[index + 1]
        # Packet k of an encoder is heard as samples [1024 (k - 1), 1024 k); a film begins with
        # the one before its first sample, which starts decoders up.
        skipped = _BEFORE if index == 0 else _BEFORE + 1
        sound = self._sound(first - _BEFORE, stop + _AFTER, gain)
        wanted = slice(skipped, _BEFORE + 1 + stop - first)
        return encoder.submit(self._encode, sound, wanted, key)

    def _encode(self, sound: Samples, wanted: slice, key: str) -> list[bytes]:
        packets = list(encoded([sound]))[wanted]
        self._shelf.put(key, _packed(packets))
        return packets

    def _run_key(self, index: int, gain: Gain) -> str:
        near = self._near(self._edges[index] - _BEFORE, self._edges[index + 1] + _AFTER)
        shaping = [
            "run-5",
            asdict(gain),
            index - near[0],
            [[self._keys[at], self._length(at)] for at in near],
            _as_json(self._fades[near[0] : near[-1] + 2]),
        ]
        return hashlib.sha256(json.dumps(shaping).encode()).hexdigest()

    def _near(self, first: int, stop: int) -> range:
        """The shots that are heard in, or around, packets [*first*, *stop*)."""
        reach = -(-(_HANDLE + LIMITER_SAMPLES) // PACKET_SAMPLES)
        heard = [
            index
            for index in range(len(self._parts))
            if self._edges[index] - reach < stop and self._ends[index] + reach > first
        ]
        return range(heard[0], heard[-1] + 1)

    def _length(self, index: int) -> int:
        return self._edges[index + 1] - self._edges[index]

    def _sound(self, first: int, stop: int, gain: Gain) -> Samples:
        """What is heard in packets [*first*, *stop*) of the film."""
        start = first * PACKET_SAMPLES - LIMITER_SAMPLES
        made = np.zeros((stop * PACKET_SAMPLES + LIMITER_SAMPLES - start, 2), np.float32)
        for index in self._near(first, stop):
            self._lay(made, start, index, gain)
        return limited(made)[LIMITER_SAMPLES:-LIMITER_SAMPLES]

    def _lay(self, made: Samples, start: int, index: int, gain: Gain) -> None:
        """Add shot *index* to *made*, whose first sample is *start* of the film.

        It is made louder by *gain*.
        """
        both = self._mixed(index)
        louder = np.float32(amplitude(gain.unspoken))
        begins = self._edges[index] * PACKET_SAMPLES
        length = self._length(index) * PACKET_SAMPLES
        entering, leaving = self._fades[index], self._fades[index + 1]
        shape = _rising(len(both.place), _HANDLE, entering)
        shape *= _falling(len(shape), _HANDLE + length, leaving)
        _add(made, both.place * (louder * shape), begins - _HANDLE - start)
        events = both.events * louder + both.speech * np.float32(amplitude(gain.speech))
        if leaving.through_silence:
            events *= _falling(len(events), length, leaving)
        _add(made, events, begins - start)

    def _mixed_anew(self, index: int) -> Mixed:
        return mixed(self._parts[index].sound)


def prepared(sound: ShotSound, shelf: Shelf, its_mix: Callable[[], Mixed] | None = None) -> Profile:
    """How loud *sound* is, measured once; workers can do this while a shot is rendered.

    *its_mix* is where its mix is had from, if it is needed.
    """
    key = hashlib.sha256(f"profile-2 {sound.key}".encode()).hexdigest()
    kept = shelf.get(key)
    if kept is not None:
        return Profile.unpacked(kept)
    both = mixed(sound) if its_mix is None else its_mix()
    length = sound.num_samples
    measured = profile_of(unspoken(both, length), both.speech[:length])
    shelf.put(key, measured.packed())
    return measured


@dataclass(frozen=True)
class _Fade:
    """How one shot's place gives way to the next one's."""

    seconds: float
    through_silence: bool = False
    """Down before the cut and up after it, instead of across it."""
    late: float = 0.0
    """Seconds after the next shot's first picture at which both are heard alike."""


def _as_json(fades: Sequence[_Fade]) -> list[dict[str, Any]]:
    return [asdict(fade) for fade in fades]


def _starts(parts: Sequence[Part]) -> list[Fraction]:
    """When each part's first picture is shown, and when the film ends."""
    starts: list[Fraction] = []
    end = Fraction(0)
    for part in parts:
        starts.append(end if part.start_seconds is None else part.start_seconds)
        end = starts[-1] + part.sound.seconds
    return [*starts, end]


def _fades(parts: Sequence[Part], starts: Sequence[Fraction], ends_by: Ending) -> list[_Fade]:
    """How each shot is entered, and how the film ends."""
    fades = [_Fade(_FADE if parts[0].entered_by != "cut" else _START, through_silence=True)]
    for index, (before, part) in enumerate(pairwise(parts), start=1):
        if part.entered_by in ("fade_in", "fade_out_in"):
            fades.append(_Fade(_FADE, through_silence=True))
            continue
        shortest = float(min(before.sound.seconds, part.sound.seconds))
        usual = _SAME_PLACE if _is_same_place(before, part) else _OTHER_PLACE
        both = float(starts[index - 1] + before.sound.seconds - starts[index])
        seconds = usual if part.entered_by == "cut" else max(both, _OTHER_PLACE)
        fades.append(_Fade(min(seconds, shortest), late=max(0.0, both / 2)))
    return [*fades, _Fade(_FADE if ends_by == "fade_out" else _END, through_silence=True)]


def _is_same_place(one: Part, other: Part) -> bool:
    a, b = one.sound.shot, other.sound.shot
    return (a.set, a.time_of_day, a.weather) == (b.set, b.time_of_day, b.weather)


def _rising(length: int, cut: int, fade: _Fade) -> Samples:
    """0..1 on *length* samples: up around (or after) sample *cut*. Equal power: a sine."""
    begins = cut if fade.through_silence else cut + (fade.late - fade.seconds / 2) * SAMPLE_RATE
    first = min(length, max(0, math.ceil(begins)))
    stop = min(length, max(first, math.ceil(begins + fade.seconds * SAMPLE_RATE)))
    gain = np.ones(length, np.float32)
    gain[:first] = 0.0
    share = (np.arange(first, stop) - begins) / (fade.seconds * SAMPLE_RATE)
    gain[first:stop] = np.sin(np.pi / 2 * share)
    return gain[:, None]


def _falling(length: int, cut: int, fade: _Fade) -> Samples:
    """1..0: down around (or before) sample *cut*; as :func:`_rising` backwards."""
    back = replace(fade, late=-fade.late)
    return _rising(length, length - cut, back)[::-1]


def _add(made: Samples, sound: Samples, at: int) -> None:
    """Add *sound* to *made* from its sample *at*, as far as both reach."""
    first, stop = max(0, at), min(len(made), at + len(sound))
    if first < stop:
        made[first:stop] += sound[first - at : stop - at]


def _packed(packets: Sequence[bytes]) -> bytes:
    return b"".join(struct.pack("<H", len(packet)) + packet for packet in packets)


def _unpacked(data: bytes) -> list[bytes]:
    packets, at = [], 0
    while at < len(data):
        (length,) = struct.unpack_from("<H", data, at)
        packets.append(data[at + 2 : at + 2 + length])
        at += 2 + length
    return packets


def _edges(starts: Sequence[Fraction]) -> list[int]:
    """The packets with which the shots begin, and the one after the last."""
    edges = [round(start * SAMPLE_RATE / PACKET_SAMPLES) for start in starts]
    edges[-1] = -int(-starts[-1] * SAMPLE_RATE // PACKET_SAMPLES)
    return edges
