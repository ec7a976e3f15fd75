import json
import random
from dataclasses import asdict, replace

import pytest
import torch

from encoder.average import mean_of
from encoder.batches import joined, rows_of
from encoder.corpora import HOUSE, NUMBER_OF, PARTS, Sentence
from encoder.export import agreement, export
from encoder.figures import Score, anercorp, forgiven, gold, split_text, unwrap
from encoder.finetune import Setting, allowed_of, finetune, is_read, rates_of, rows_for, training_sentences
from encoder.labels import LABELS, OUTSIDE, TYPES, begin_of
from encoder.model import attention
from encoder.pieces import MASK
from encoder.scoring import onnx_scorer, tag_sentences, torch_scorer
from encoder.tagger import Tagger, load_tagger, partial_loss, save_tagger, with_house_part
from tests.conftest import made_sentences, write_conll

TINY = Setting(corpora="anercorp wojood:0.5", epochs=4, pieces_a_batch=256, rate=3e-3, head_rate=1e-2)


@pytest.fixture
def data(tmp_path):
    write_conll(tmp_path / "ner/anercorp/train.conll", made_sentences(300))
    write_conll(tmp_path / "ner/wojood/train.conll", made_sentences(240, seed=2))
    return tmp_path


def read_as_house(sentence: Sentence) -> Sentence:
    """As if the house had people alone."""
    words = zip(sentence.allowed, sentence.tags)
    return replace(sentence, also={HOUSE: [mask if tag.endswith("PERS") else 1 << OUTSIDE for mask, tag in words]})


@pytest.fixture
def sentences(data):
    """Those of ANERcorp with a reading of the house, those of Wojood without."""
    read = training_sentences(data, TINY.corpora)
    return [read_as_house(sentence) if sentence.corpus == NUMBER_OF["anercorp"] else sentence for sentence in read]


@pytest.fixture
def taught(sentences, data, pieces, tiny):
    tagger = Tagger(tiny)
    finetune(tagger, pieces, sentences, data, TINY, lambda _: {})
    return tagger.eval()


def test_partial_loss():
    scores = torch.randn(1, 2, LABELS, requires_grad=True)
    anything = torch.ones(1, 2, LABELS, dtype=torch.bool)
    assert partial_loss(scores, anything).item() == pytest.approx(0, abs=1e-5), "no wrong answer, nothing to learn"
    one = torch.zeros(1, 2, LABELS, dtype=torch.bool)
    one[0, 0, 7] = True
    assert partial_loss(scores, one).item() == pytest.approx(-scores.log_softmax(-1)[0, 0, 7].item(), abs=1e-5)


def test_a_share_of_a_corpus_is_another_one_each_epoch(data, pieces):
    sentences = training_sentences(data, TINY.corpora)
    for epoch in (0, 1):
        read = {stretch.sentence for row in rows_for(sentences, pieces, epoch, TINY) for stretch in row.stretches}
        assert 300 + 96 <= len(read) <= 300 + 144
    assert [is_read(n, 0, 0.5) for n in range(4)] == [True, False, True, False]
    assert all(is_read(n, 0, 0.5) != is_read(n, 1, 0.5) for n in range(4))


def test_hidden_words(data, pieces):
    read = training_sentences(data, "anercorp")
    rows = rows_for(read, pieces, 0, replace(TINY, corpora="anercorp", hidden=0.25, unhamzated=0.0))
    hidden = [row.ids[start] == MASK for row in rows for start in row.starts]
    assert sum(hidden) / len(hidden) == pytest.approx(0.25, abs=0.03)
    kept = [stretch for row in rows for stretch in row.stretches]
    assert all(stretch.words == len(read[stretch.sentence].words) for stretch in kept), "they keep their labels"


def test_lexicons_are_hidden_from_a_share_of_sentences(data, pieces):
    read = [replace(sentence, known=[5] * len(sentence.words)) for sentence in training_sentences(data, "anercorp")]
    rows = rows_for(read, pieces, 0, replace(TINY, corpora="anercorp", unlisted=0.25))
    listed = [any(row.known[start] for start in row.starts[at:][:1]) for row in rows for at in starts_of_sentences(row)]
    assert 1 - sum(listed) / len(listed) == pytest.approx(0.25, abs=0.06)


def starts_of_sentences(row):
    return [sum(stretch.words for stretch in row.stretches[:n]) for n in range(len(row.stretches))]


def test_labels_of_the_house_come_behind_the_others(sentences, pieces):
    rows = [rows_of(number, sentences[number].words, pieces)[0] for number in (0, 1, 300)]
    masks = allowed_of(sentences, rows)
    assert len(rows) == 3 and len(masks) == 5
    place = sentences[0].tags.index("B-LOC")
    assert masks[0, place].sum() == 3 and not masks[0, place, OUTSIDE]
    assert masks[3, place].nonzero().flatten().tolist() == [OUTSIDE]


def test_labels_of_sentences_that_share_a_row(sentences, pieces):
    (row,) = joined(rows_of(number, sentences[number].words, pieces)[0] for number in (0, 1))
    both = [masks for number in (0, 1) for masks in allowed_of(sentences, rows_of(number, sentences[number].words, pieces))]
    together = allowed_of(sentences, [row])
    assert torch.equal(together[0], torch.cat([both[0], both[2]])), "as its corpus has it"
    assert torch.equal(together[1], torch.cat([both[1], both[3]])), "as the house has it"


def test_rates_fall_towards_the_pieces():
    rates = rates_of(Setting(rate=1.0, layer_decay=0.5, head_rate=7.0), 2)

    def found(name):
        return next(rate for start, rate in rates.items() if name.startswith(start))

    assert [found(f"encoder.layers.{n}.query.weight") for n in (1, 0)] == [1.0, 0.5]
    assert found("encoder.words.weight") == 0.25 and found("own") == 7.0
    assert found("encoder.known.weight") == 7.0, "it begins with nothing"


@pytest.mark.parametrize("masked", [False, True])
def test_attention_step_by_step(masked):
    query, key, value = torch.randn(3, 2, 4, 5, 8)
    mask = torch.tensor([[True] * 5, [True] * 3 + [False] * 2])[:, None, None] if masked else None
    ours, theirs = (attention(query, key, value, mask, fused) for fused in (False, True))
    assert torch.allclose(ours, theirs, atol=1e-5)


def test_labels_of_parts_of_sentences(data, pieces):
    sentences = training_sentences(data, TINY.corpora)
    (row,) = rows_of(0, sentences[0].words, pieces)
    mask = allowed_of(sentences, [row])[0]
    assert mask.shape == (8, LABELS)
    assert [int(word.sum()) for word in mask][1:3] == [1, 1], "a person's words have one label each"


def test_it_learns(taught, pieces):
    words = [[word for word, _ in rows] for rows in made_sentences(30, seed=9)]
    for spans in tag_sentences(torch_scorer(taught), pieces, words, "anercorp"):
        assert [(start, end) for start, end, _, _ in spans] == [(1, 3), (5, 6)]
        assert spans[0][2] == "PER" and spans[1][2] in ("GPE", "LOC", "FAC")
        assert all(0.5 < sure <= 1 for *_, sure in spans)


def test_the_house_reads_otherwise(taught, pieces):
    words = [[word for word, _ in rows] for rows in made_sentences(30, seed=9)]
    for spans in tag_sentences(torch_scorer(taught), pieces, words, "news"):
        assert [(start, end, kind) for start, end, kind, _ in spans] == [(1, 3, "PER")], "no places"


def test_going_on(data, pieces, sentences, taught):
    longer = replace(TINY, epochs=5)
    finetune(taught, pieces, sentences, data, longer, lambda _: {"seen": 1})
    log = [json.loads(line) for line in (data / "log.jsonl").read_text().splitlines()]
    assert [line["resumed_at"] for line in log if "resumed_at" in line] == [[4, 0]]
    assert sum("seen" in line for line in log) == 1, "one epoch, not four"


def test_export_keeps_what_was_learnt(taught, pieces, tmp_path):
    file = export(taught, tmp_path)
    assert agreement(taught, file) > 0.8 and agreement(taught, tmp_path / "encoder-blocks.onnx") > 0.95
    words = [[word for word, _ in rows] for rows in made_sentences(10, seed=5)] + [["تونس"]]
    ours, theirs = (tag_sentences(score, pieces, words, "news") for score in (torch_scorer(taught), onnx_scorer(file)))
    assert [[span[:3] for span in spans] for spans in ours] == [[span[:3] for span in spans] for spans in theirs]


def test_files(taught, tmp_path):
    save_tagger(taught, tmp_path / "tagger.pt")
    again = load_tagger(tmp_path / "tagger.pt").state_dict()
    assert all(torch.equal(values, again[name]) for name, values in taught.state_dict().items())


def test_mean_of_taggers():
    first, second = ({"a": torch.full((2,), value), "b": torch.tensor(-value)} for value in (1.0, 5.0))
    mean = mean_of([first, second], [0.25, 0.75])
    assert mean["a"].tolist() == [4.0, 4.0] and mean["b"].item() == -4.0


def test_files_from_before_the_lexicons_were_asked(taught, tmp_path):
    state = {name: values for name, values in taught.state_dict().items() if name != "encoder.known.weight"}
    torch.save({"shape": asdict(taught.encoder.shape), "state": state}, tmp_path / "tagger.pt")
    assert not load_tagger(tmp_path / "tagger.pt").encoder.known.weight.any()


def test_files_from_before_the_house_had_a_part(taught):
    state = taught.state_dict()
    old = {**state, "own": state["own"][:HOUSE], "own_bias": state["own_bias"][:HOUSE]}
    grown = with_house_part(old)
    assert len(grown["own"]) == len(grown["own_bias"]) == len(PARTS)
    near = old["own"][NUMBER_OF["anercorp"]] + old["own"][NUMBER_OF["wikifane"]]
    assert torch.allclose(grown["own"][HOUSE], 0.4 * near)
    assert with_house_part(state) is state


def test_it_learns_what_the_lexicons_say(data, pieces, tiny):
    """Words that nobody can tell apart, and a lexicon that can."""
    chance = random.Random(1)
    made = []
    for _ in range(400):
        known = [chance.choice([0, 0, 0, 9]) for _ in range(6)]
        allowed = [1 << begin_of(TYPES.index("GPE")) if sort else 1 << OUTSIDE for sort in known]
        made.append(Sentence(NUMBER_OF["anercorp"], ["تونس"] * 6, allowed, [], {}, known))
    tagger = Tagger(tiny)
    setting = replace(TINY, corpora="anercorp", epochs=8, unhamzated=0.0, unlisted=0.0)
    finetune(tagger, pieces, made, data, setting, lambda _: {})
    spans, nothing = (
        tag_sentences(torch_scorer(tagger), pieces, [["تونس"] * 3], "anercorp", known=known)[0] for known in ([[0, 9, 0]], None)
    )
    assert [span[:3] for span in spans] == [(1, 2, "GPE")] and nothing == []


def test_held_out_sentences(taught, pieces, tmp_path):
    line = {"corpus": "anercorp", "words": ["قال", "سمير", "كريم"], "tags": ["O", "B-PERS", "I-PERS"], "allowed": [1] * 3}
    file = tmp_path / "held.jsonl"
    file.write_text(json.dumps({**line, "known": [0, 1, 2]}) + "\n", encoding="utf8")
    assert anercorp(torch_scorer(taught), pieces, tmp_path, file).gold == {"PER": 1}


def test_the_running_mean_is_kept(data, pieces, sentences, tiny):
    tagger = Tagger(tiny)
    begun = tagger.state_dict()["shared.weight"].clone()
    finetune(tagger, pieces, sentences, data, replace(TINY, epochs=1, averaged=0.9), lambda _: {})
    kept = load_tagger(data / "tagger.pt").state_dict()["shared.weight"]
    last = tagger.state_dict()["shared.weight"]
    assert 0 < (kept - begun).norm() < (last - begun).norm(), "behind the last step"


def test_time_ends_a_training(data, pieces, sentences, tiny):
    finetune(Tagger(tiny), pieces, sentences, data, replace(TINY, minutes=1e-9), lambda _: {"seen": 1})
    log = [json.loads(line) for line in (data / "log.jsonl").read_text().splitlines()]
    assert [(line["epoch"], line["step"], line["seen"]) for line in log] == [(0, 1, 1)]


def test_score():
    score = Score()
    score.add([(0, 2, "PER"), (4, 5, "LOC")], [(0, 2, "PER"), (4, 5, "ORG"), (7, 8, "LOC")])
    assert score.f1() == pytest.approx((40, 100 / 3, 50))
    assert score.f1("PER")[0] == 100 and score.f1("ORG")[0] == 0


def test_annotated_text(taught, pieces, tmp_path):
    marked = "قال \u27e6PER|سمير كريم\u27e7 في و\u27e6LOC|تونس\u27e7."
    text, mentions = unwrap(marked)
    assert text == "قال سمير كريم في وتونس."
    assert [text[start:end] for start, end, _ in mentions] == ["سمير كريم", "تونس"]
    assert [[token[0] for token in tokens] for tokens in split_text("قال. نعم\nلا")] == [["قال", "."], ["نعم"], ["لا"]]
    place = mentions[1]
    assert forgiven((place[0] - 1, place[1], "LOC"), text, mentions) == place, "an attached particle"
    assert forgiven((place[0] - 3, place[1], "LOC"), text, mentions) != place, "a whole word"
    (tmp_path / "1.ent.txt").write_text(marked, encoding="utf8")
    assert gold(torch_scorer(taught), pieces, tmp_path).f1("PER")[0] == 100
