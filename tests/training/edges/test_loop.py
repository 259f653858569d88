# ruff: noqa: E402 - what needs torch is imported once torch is known to be there
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
import pytest

torch = pytest.importorskip("torch", reason='torch comes with the dependency group "train"')

from castmate.characters.matte.edges.look import look_at
from castmate.characters.matte.edges.session import FILE
from castmate.characters.matte.edges.session import EdgeNetwork as Shipped
from training.edges.examples import batch_of
from training.edges.export import export
from training.edges.loop import Pieces, Training
from training.edges.loss import alpha_of, loss_of, unsteadiness
from training.edges.network import EdgeNetwork
from training.footage.scene import Scene
from training.plan import Plan


def read_stub(path: Path) -> Iterator[Scene]:
    """Four balls before noise, at places that depend on the shard's name."""
    rng = np.random.default_rng(int(path.stem))
    for seed in range(4):
        alpha = np.zeros((200, 320), np.uint8)
        middle = (int(rng.integers(80, 240)), int(rng.integers(70, 130)))
        cv2.circle(alpha, middle, 50, 255, -1, cv2.LINE_AA)
        share = alpha[..., None] / 255
        rgb = share * (200, 90, 40) + (1 - share) * (60, 90, 120) + rng.normal(0, 4, (200, 320, 3))
        yield Scene(np.clip(rgb, 0, 255).astype(np.uint8)[None], alpha[None], seed, "ball")


@pytest.fixture
def plan(tmp_path: Path, monkeypatch) -> Plan:
    monkeypatch.setattr("training.edges.loop._JUDGED", 1)
    for number in range(3):
        (tmp_path / f"{number}.npz").touch()
    return Plan(tmp_path, tmp_path / "out", read_stub, minutes=1, steps=3, batch=4)


def test_a_training_leaves_a_checkpoint_and_a_log_and_can_be_resumed(plan):
    Training(plan).run()
    assert {path.name for path in plan.out.iterdir()} == {"checkpoint.pt", "log.csv"}
    resumed = Training(replace(plan, resume=True, steps=6))
    assert resumed.learner.step == 3
    assert resumed.learner.progress == 0.5
    resumed.run()
    assert (plan.out / "log.csv").read_text().count("\n") == 3


def test_a_few_steps_lower_the_loss(plan):
    training = Training(replace(plan, steps=1000))
    batch = next(iter(Pieces(plan, 0)))
    losses = [training.learn(batch) for _ in range(12)]
    assert losses[-1] < losses[0]


def test_without_shards_the_command_that_makes_them_is_told(plan):
    with pytest.raises(FileNotFoundError, match=r"training\.footage"):
        Training(replace(plan, shards=plan.out)).run()


def test_the_truth_is_the_best_answer():
    truth = torch.zeros(1, 1, 96, 96)
    truth[:, :, 20:60, 30:70] = 1
    assert loss_of(truth, truth) == 0
    assert loss_of(1 - truth, truth) > 1


def test_both_masks_of_a_piece_show_the_same_and_alpha_should_not_differ(plan):
    batch = next(iter(Pieces(plan, 0)))
    assert torch.equal(batch.blocks[0], batch.blocks[1])
    assert torch.equal(batch.alpha[0], batch.alpha[1])
    assert not torch.equal(batch.masks[0], batch.masks[1])
    assert unsteadiness(batch.alpha) == 0
    assert unsteadiness(batch.masks[:, :1]) > 0


def test_where_the_mask_is_sure_the_network_has_no_say():
    network = random_network()
    chance = np.zeros((64, 64), np.float32)
    chance[:, 32:] = 1
    look = look_at(np.zeros((128, 128, 3), np.uint8), chance)
    batch = batch_of([(look, np.zeros((128, 128), np.uint8))])
    alpha = alpha_of(network(batch.blocks, batch.masks, batch.near), 128).detach().numpy()[0, 0]
    assert alpha[:, :32].max() < 0.002
    assert alpha[:, 96:].min() > 0.998


def test_the_exported_network_answers_as_the_trained_one_does_in_any_size(tmp_path: Path):
    network = random_network().eval()
    export(network, tmp_path)
    assert (tmp_path / FILE).stat().st_size < 1_000_000
    rng = np.random.default_rng(0)
    for height, width in ((64, 64), (30, 52), (12, 110)):
        chance = rng.random((height, width), dtype=np.float32)
        rgb = rng.integers(0, 256, (3 * height, 3 * width, 3), dtype=np.uint8)
        look = look_at(rgb, chance)
        batch = batch_of([(look, np.zeros((1, 1), np.uint8))])
        with torch.no_grad():
            expected = network(batch.blocks, batch.masks, batch.near).sigmoid()[0, 0]
        answered = 1 / (1 + np.exp(-Shipped(tmp_path).logits(look)))
        np.testing.assert_allclose(answered, expected, atol=5e-3)


def random_network() -> EdgeNetwork:
    """Its last layer says something, unlike that of a new one."""
    torch.manual_seed(0)
    network = EdgeNetwork()
    torch.nn.init.normal_(network.leave.weight, std=0.1)
    return network
