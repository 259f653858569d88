"""The corpus of prompts stays understood, and the benchmark says so in JSON."""

import json
from pathlib import Path

from benchmarks.prompts import judge, main
from castmate.scripts.vocabulary import actions, sets, skies, viewpoint

CORPUS = Path(__file__).parents[2] / "benchmarks" / "prompts.jsonl"


def corpus() -> list[dict]:
    return [json.loads(line) for line in CORPUS.read_text(encoding="utf-8").splitlines()]


def test_the_corpus_is_understood():
    score = judge(corpus())
    assert len(corpus()) >= 300
    assert score.accuracy > 0.97, score.misses


def test_the_benchmark_prints_json(capsys, tmp_path):
    file = tmp_path / "prompts.jsonl"
    file.write_text('{"prompt": "A fox runs", "expect": {"actions": ["run"], "set": "cave"}}\n')
    main([str(file), "--json"])
    printed = json.loads(capsys.readouterr().out)
    assert printed == {"accuracy": 0.5, "by_field": {"set": 0.0, "actions": 1.0}}


def test_cue_phrases_are_in_one_piece():
    tables = (sets.PLACES, sets.FEATURES, sets.SIGNS, skies.HOURS, skies.WEATHERS_SAID,
              actions.VERBS, viewpoint.MOVES, viewpoint.FRAMINGS_SAID)  # fmt: skip
    alone = {"the", "of", "to", "in", "on", "and", "with", "over", "down", "up", "out", "through"}
    for table in tables:
        for text in table.values():
            phrases = [" ".join(part.split()) for part in text.split(",")]
            assert not alone & set(phrases)
            assert all(phrases), text
