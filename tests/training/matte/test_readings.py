from pathlib import Path

import numpy as np

from training.footage.scene import scene
from training.footage.shards import write_shard
from training.matte.clips import shards_in
from training.matte.readings import read_made, reading_of, write_readings


def test_a_reading_is_a_box_and_a_mask_inside_of_it():
    made = scene(3, frames=4, width=96, height=64)
    reading = reading_of(made, np.random.default_rng(0))
    box, chance = reading.marks
    assert box.max() == 255
    assert not chance[box == 0].any() or chance[box == 0].max() < 128
    again = reading_of(made, np.random.default_rng(0))
    np.testing.assert_array_equal(reading.marks, again.marks)


def test_readings_come_with_the_scenes_of_their_shard(tmp_path: Path):
    shard = tmp_path / "0.npz"
    write_shard(shard, range(2), frames=3, width=96, height=64)
    assert [clip.marked for clip in read_made(shard)] == [-1, -1], "nothing was read yet"
    write_readings(shard)
    clips = list(read_made(shard))
    assert shards_in(tmp_path) == [shard]
    assert all(clip.marks is None or 0 <= clip.marked < 3 for clip in clips)
    assert any(clip.marks is not None for clip in clips)
