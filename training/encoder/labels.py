"""The 39 labels of src/stages/entities/tagger/labels.ts and the spans they describe."""

from collections.abc import Sequence

import torch
from torch import Tensor

TYPES = (
    "PER ORG GPE LOC FAC NORP TITLE EVENT PRODUCT LAW LANGUAGE WEBSITE DATE TIME MONEY PERCENT QUANTITY ORDINAL CARDINAL"
).split()
OUTSIDE = 0
LABELS = 1 + 2 * len(TYPES)

KNOWN_SORTS = 1 + 4 * len(TYPES)
"""What the lexicons may say of a word: src/stages/entities/encoder/known-names.ts. 0 is nothing."""

Span = tuple[int, int, str]
"""Words `from` <= i < `to`, and the type."""


def begin_of(kind: int) -> int:
    return 1 + 2 * kind


def inside_of(kind: int) -> int:
    return 2 + 2 * kind


def spans_of_labels(labels: Sequence[int]) -> list[Span]:
    """An inside label without its beginning begins a span."""
    return spans_of_tags([tag_of(label) for label in labels])


def tag_of(label: int) -> str:
    if label == OUTSIDE:
        return "O"
    return ("B-" if label % 2 == 1 else "I-") + TYPES[(label - 1) // 2]


def spans_of_tags(tags: Sequence[str]) -> list[Span]:
    """By the rules of conlleval: I after another type, or after O, begins a span."""
    spans: list[Span] = []
    start, kind = 0, ""
    for at, tag in enumerate([*tags, "O"]):
        place, _, name = tag.partition("-")
        name = name.lstrip("-")
        if place != "I" or name != kind:
            if kind:
                spans.append((start, at, kind))
            start, kind = at, "" if tag == "O" else name
    return spans


def transitions() -> Tensor:
    """[from, to]: 0 where `to` may follow `from`, minus infinity where an inside label would lack its beginning."""
    allowed = torch.zeros(LABELS, LABELS)
    for kind in range(len(TYPES)):
        allowed[:, inside_of(kind)] = -torch.inf
        allowed[[begin_of(kind), inside_of(kind)], inside_of(kind)] = 0
    return allowed
