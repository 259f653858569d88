"""Shards: written whole or not at all, read back as they were, resumed."""

import os

import numpy as np
import pytest

from training.footage import shards
from training.footage.__main__ import main
from training.footage.scene import scene

SMALL = {"frames": 2, "width": 48, "height": 28}


def options(folder, count):
    sizes = [f"--{name}={value}" for name, value in SMALL.items()]
    return [str(folder), f"--shards={count}", "--first-seed=64", *sizes]


@pytest.fixture
def short_shards(monkeypatch):
    """Two scenes a shard, written in this process."""
    monkeypatch.setattr("training.footage.__main__.SCENES", 2)


def test_what_was_written_is_read(tmp_path):
    path = tmp_path / "a.npz"
    shards.write_shard(path, [4, 9], **SMALL)
    read = list(shards.read_shard(path))
    assert [each.seed for each in read] == [4, 9]
    made = scene(9, **SMALL)
    assert np.array_equal(read[1].frames, made.frames)
    assert np.array_equal(read[1].alpha, made.alpha)
    assert read[1].kind == made.kind


def test_nothing_is_left_of_a_shard_that_failed(tmp_path, monkeypatch):
    def broken(*_, **__):
        raise OSError("no space left")

    monkeypatch.setattr(shards.np, "savez", broken)
    with pytest.raises(OSError, match="no space"):
        shards.write_shard(tmp_path / "a.npz", [4], **SMALL)
    assert not list(tmp_path.iterdir())


def test_finished_shards_are_kept_and_missing_ones_written(tmp_path, short_shards):
    main(options(tmp_path, 1))
    first = tmp_path / "000000064.npz"
    os.utime(first, (0, 0))
    main(options(tmp_path, 2))
    assert first.stat().st_mtime == 0
    assert [each.seed for each in shards.read_shard(tmp_path / "000000066.npz")] == [66, 67]


@pytest.mark.parametrize("kept", [0, 100, 0.5, 0.98])
def test_a_truncated_shard_is_written_again(tmp_path, short_shards, kept):
    main(options(tmp_path, 1))
    path = tmp_path / "000000064.npz"
    whole = path.read_bytes()
    path.write_bytes(whole[: int(kept * len(whole)) if kept < 1 else kept])
    assert not shards.is_whole(path)
    main(options(tmp_path, 1))
    assert shards.is_whole(path)
    assert len(list(shards.read_shard(path))) == 2
