# ruff: noqa: E402 - what needs torch is imported once torch is known to be there
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason='torch comes with the dependency group "train"')

from castmate.characters.matte.network.session import MattingNetwork as Shipped
from tests.training.matte.stub import read_stub, stub_shards
from training.learner import Reached, averaged_network, load, save
from training.matte.batch import batch_of
from training.matte.examples import Examples
from training.matte.export import export
from training.matte.loop import MattePlan, Training
from training.matte.loss import loss_of
from training.matte.network import MattingNetwork
from training.matte.ranks import Rank


@pytest.fixture(name="plan")
def _plan(tmp_path: Path) -> MattePlan:
    shards = tmp_path / "shards"
    shards.mkdir()
    out = tmp_path / "out"
    out.mkdir()
    return MattePlan(stub_shards(shards), out, read_stub, minutes=1, steps=6, batch=2)


def test_a_training_leaves_a_checkpoint_a_log_and_curves_and_can_be_resumed(plan, monkeypatch):
    pytest.importorskip("matplotlib", reason='matplotlib comes with the dependency group "train"')
    monkeypatch.setattr("training.matte.validation._SCENES", 1)
    Training(plan, Rank(0, 1)).run()
    assert {path.name for path in plan.out.iterdir()} == {"checkpoint.pt", "log.csv", "curves.png"}
    reached = load(plan.checkpoint, {}).step
    assert reached >= 6
    resumed = Training(replace(plan, resume=True, steps=2 * reached), Rank(0, 1))
    assert resumed.learner.step == reached
    assert resumed.learner.progress == 0.5


def test_a_few_steps_lower_the_loss(plan):
    training = Training(plan, Rank(0, 1))
    examples = next(training._batches())
    losses = [training._step(examples, 0.0)[1].mask for _ in range(6)]
    assert losses[-1] < losses[0]


def test_the_truth_is_the_best_answer():
    truth = torch.zeros(2, 1, 32, 32)
    truth[0, 0, 8:20, 8:20] = 1
    sure, none = 20 * truth - 10, torch.zeros_like(truth)
    right, wrong = (loss_of(x, torch.zeros(2), truth, none) for x in (sure, -sure))
    assert right.mask < 0.01 < wrong.mask
    assert right.overlap == 1
    assert wrong.overlap == 0


def test_the_exported_network_answers_as_the_trained_one_does_in_any_size(tmp_path: Path):
    torch.manual_seed(0)
    network = MattingNetwork().eval()
    export(network, tmp_path)
    shipped = Shipped(tmp_path)
    for height, width in ((112, 192), (192, 112), (64, 96)):
        planes = torch.randn(2, 16, height, width)
        with torch.no_grad():
            logits, expected = network(planes)
        for k, answered in enumerate(shipped.answers(list(planes.numpy()))):
            np.testing.assert_allclose(answered.chance, logits.sigmoid()[k, 0], atol=2e-3)
            assert answered.expected == pytest.approx(expected.sigmoid()[k].item(), abs=2e-3)


def test_the_averaged_network_of_a_checkpoint_is_what_is_exported(plan):
    training = Training(plan, Rank(0, 1))
    save(plan.checkpoint, training.learner.parts, Reached(7, 1.5))
    assert load(plan.checkpoint, {}) == Reached(7, 1.5)
    network = averaged_network(plan.checkpoint, MattingNetwork)
    for mine, kept in zip(
        training.learner.averaged.parameters(), network.parameters(), strict=True
    ):
        torch.testing.assert_close(mine, kept)


def test_samples_of_one_batch_have_one_size(plan):
    examples = iter(Examples(plan.shards, read_stub, seed=0, together=3))
    for _ in range(3):
        batch = batch_of([next(examples) for _ in range(3)], torch.device("cpu"))
        assert MattingNetwork()(batch.planes)[0].shape == batch.truth.shape
