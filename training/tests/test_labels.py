import pytest
import torch

from encoder.labels import LABELS, TYPES, begin_of, inside_of, spans_of_labels, spans_of_tags
from encoder.tagger import best_labels

PER, ORG = TYPES.index("PER"), TYPES.index("ORG")


@pytest.mark.parametrize(
    ("tags", "spans", "why"),
    [
        ("B-PER I-PER O", [(0, 2, "PER")], "begins and goes on"),
        ("B-PER B-PER", [(0, 1, "PER"), (1, 2, "PER")], "two that touch"),
        ("O I-LOC I-LOC", [(1, 3, "LOC")], "an inside without a beginning begins"),
        ("B-PER I-ORG", [(0, 1, "PER"), (1, 2, "ORG")], "another type begins a span"),
        ("O O", [], "none"),
        ("", [], "no words"),
        ("B-State-or-Province O", [(0, 1, "State-or-Province")], "hyphens in a name"),
    ],
)
def test_spans(tags, spans, why):
    assert spans_of_tags(tags.split()) == spans, why


def test_label_numbers():
    assert LABELS == 39
    assert spans_of_labels([begin_of(ORG), inside_of(ORG), 0, begin_of(PER)]) == [(0, 2, "ORG"), (3, 4, "PER")]


def test_best_row_has_no_inside_without_its_beginning():
    scores = torch.zeros(2, 3, LABELS)
    scores[0, :, inside_of(PER)] = 5
    scores[1, 0, begin_of(ORG)] = 5
    scores[1, 1, inside_of(PER)] = 3
    scores[1, 1, inside_of(ORG)] = 2
    first, second = best_labels(scores.log_softmax(-1), [3, 2])
    assert first == [begin_of(PER), inside_of(PER), inside_of(PER)]
    assert second == [begin_of(ORG), inside_of(ORG)]


def test_best_rows_are_the_best_there_are():
    chance = torch.Generator().manual_seed(3)
    few = [0, begin_of(PER), inside_of(PER), begin_of(ORG), inside_of(ORG)]
    for _ in range(20):
        scores = torch.full((1, 3, LABELS), -50.0)
        scores[..., few] = torch.randn(1, 3, len(few), generator=chance) * 2
        chances = scores.log_softmax(-1)
        rows = [[a, b, c] for a in few for b in few for c in few if is_whole([a, b, c])]
        best = max(rows, key=lambda row: sum(chances[0, at, label] for at, label in enumerate(row)))
        assert best_labels(chances, [3]) == [best]


def is_whole(row):
    before = 0
    for label in row:
        if label and label % 2 == 0 and before not in (label, label - 1):
            return False
        before = label
    return True
