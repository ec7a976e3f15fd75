import json

import pytest

from encoder.corpora import ANYTHING, CORPORA, HOUSE, NUMBER_OF, mask_of, read_corpus, read_exported, read_taught, rejoin
from encoder.labels import LABELS, tag_of
from tests.conftest import write_conll


def labels(corpus: str, tag: str) -> set[str]:
    mask = mask_of(CORPORA[NUMBER_OF[corpus]], tag)
    return {tag_of(label) for label in range(LABELS) if mask >> label & 1}


@pytest.mark.parametrize(
    ("corpus", "tag", "allowed", "why"),
    [
        ("anercorp", "B-LOC", {"B-GPE", "B-LOC", "B-FAC"}, "its places are of three kinds"),
        ("anercorp", "I-PERS", {"I-PER"}, "another name of the type"),
        ("wojood", "O", {"O"}, "it annotates all types"),
        ("wojood", "B-OCC", {"B-TITLE"}, "offices are titles"),
        ("wikifane", "B-State-or-Province", {"B-GPE"}, "a class with hyphens"),
        ("wikifane", "I-Continent", {"I-GPE", "I-LOC"}, "a class that may be two types"),
        ("aqmar", "B-PER", {"B-PER", "B-NORP"}, "its people are also peoples"),
    ],
)
def test_readings(corpus, tag, allowed, why):
    assert labels(corpus, tag) == allowed, why


def test_untagged_words_may_be_of_types_that_are_not_annotated():
    assert {"O", "B-DATE", "I-TITLE"} <= labels("anercorp", "O")
    assert not {"B-PER", "I-ORG", "B-GPE"} & labels("anercorp", "O")
    assert "B-TITLE" not in labels("caraner", "O")


def test_other_tags_may_be_nothing():
    assert {"O", "B-EVENT"} <= labels("anercorp", "B-MISC")
    assert not {"B-DATE", "I-EVENT", "B-PER"} & labels("anercorp", "B-MISC")


@pytest.mark.parametrize(
    ("words", "joined", "why"),
    [
        ("و كان", "وكان", "the conjunction joins its word"),
        ("مدينة ها", "مدينتها", "a pronoun joins, and the letter before it opens"),
        ("كتاب ه", "كتابه", "the other pronoun"),
        ("و 19", "و 19", "no number is joined"),
        ("( ها", "( ها", "nothing to join"),
        ("قال", "قال", "one word"),
        ("و", "و", "an end without its word"),
    ],
)
def test_rejoining(words, joined, why):
    assert " ".join(word for word, _ in rejoin([(word, "O") for word in words.split()])) == joined, why


def test_rejoining_keeps_the_tag_of_the_name():
    assert rejoin([("و", "O"), ("تونس", "B-Nation")]) == [("وتونس", "B-Nation")]


def test_reading(tmp_path):
    write_conll(tmp_path / "ner/caraner/train.conll", [[("زار", "O"), ("عمان", "B-LOC")], [("نعم", "O")]])
    first, second = read_corpus(tmp_path, NUMBER_OF["caraner"])
    assert first.words == ["زار", "عمان"] and first.tags == ["O", "B-LOC"]
    assert second.words == ["نعم"] and len(second.allowed) == 1


def write_lines(file, values):
    file.write_text("".join(json.dumps(value) + "\n" for value in values), encoding="utf8")
    return file


def names_of(mask: int) -> set[str]:
    return {tag_of(label) for label in range(LABELS) if mask >> label & 1}


def test_exported_sentences(tmp_path):
    near = {"corpus": "aqmar", "words": ["أ", "ب"], "tags": ["O", "B-PER"], "allowed": [1, 2 + 2**37], "house": [1 + 2**3, 2]}
    near["known"] = [0, 1]
    far = {"corpus": "wojood", "words": ["ج"], "tags": ["O"], "allowed": [1], "known": [0]}
    first, second = read_exported(write_lines(tmp_path / "sentences.jsonl", [near, far]))
    assert (first.corpus, first.words, first.tags) == (NUMBER_OF["aqmar"], ["أ", "ب"], ["O", "B-PER"])
    assert [names_of(mask) for mask in first.allowed] == [{"O"}, {"B-PER", "B-CARDINAL"}]
    assert first.known == [0, 1]
    assert [names_of(mask) for mask in first.also[HOUSE]] == [{"O", "B-ORG"}, {"B-PER"}]
    assert second.corpus == NUMBER_OF["wojood"] and second.also == {}


def test_taught_sentences(tmp_path):
    words = ["قال", "سمير", "كريم", "أمس", "في", "تونس", "كتاب"]
    spans = {
        "news": [[1, 3, "PER", 1], [3, 4, "DATE", 0.59], [5, 6, "GPE", 0.6], [6, 9, "WEBSITE", 0.9]],
        "anercorp": [[1, 2, "PER", 0.9]],
    }
    line = {"words": words, "spans": spans, "known": [0, 1, 2, 0, 0, 9, 0]}
    (sentence,) = read_taught(write_lines(tmp_path / "taught.jsonl", [line]))
    assert sentence.known == line["known"]
    assert sentence.corpus == HOUSE
    assert sentence.allowed[3] == ANYTHING, "an unsure mention teaches nothing"
    found = [names_of(mask) for at, mask in enumerate(sentence.allowed) if at != 3]
    assert found == [{"O"}, {"B-PER"}, {"I-PER"}, {"O"}, {"B-GPE"}, {"B-WEBSITE"}], "a mention ends with its sentence"
    (other,) = sentence.also.items()
    assert other[0] == NUMBER_OF["anercorp"] and [names_of(mask) for mask in other[1]][1:3] == [{"B-PER"}, {"O"}]
