"""Sentences as rows of pieces, rows of like length in batches, so that little is padding."""

import random
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

from encoder.pieces import FIRST, LAST, MASK, PAD, Pieces

LONGEST_ROW = 128
"""Pieces, with the two that mark the ends."""


@dataclass(frozen=True)
class Stretch:
    """Words of a sentence: all of them, or a part where they are too many pieces."""

    sentence: int
    first_word: int
    words: int


@dataclass(frozen=True)
class Row:
    """Sentences that follow each other, as pieces. `starts` are the places of their words' first pieces."""

    stretches: list[Stretch]
    ids: list[int]
    starts: list[int]
    known: list[int]
    """By piece, what the lexicons say of its word."""


@dataclass(frozen=True)
class Batch:
    ids: Tensor
    """[rows, pieces]"""
    starts: Tensor
    """[rows, words]: places of first pieces; 0 where a row has fewer words."""
    known: Tensor
    """[rows, pieces]"""
    rows: list[Row]


def rows_of(
    sentence: int,
    words: Sequence[str | None],
    pieces: Pieces,
    longest: int = LONGEST_ROW,
    known: Sequence[int] | None = None,
) -> list[Row]:
    """Where there is None for a word, it is hidden; where there is nothing `known`, the lexicons are."""
    rows: list[Row] = []
    ids, starts, sorts, first = [FIRST], [], [0], 0

    def close() -> None:
        rows.append(Row([Stretch(sentence, first, len(starts))], [*ids, LAST], starts, [*sorts, 0]))

    for at, word in enumerate(words):
        split = [MASK] if word is None else pieces.of_word(word)
        if len(ids) + len(split) >= longest:
            close()
            ids, starts, sorts, first = [FIRST], [], [0], at
        starts.append(len(ids))
        ids.extend(split)
        sorts.extend([known[at] if known else 0] * len(split))
    close()
    return rows


def joined(rows: Iterable[Row], room_of: Callable[[], int] = lambda: LONGEST_ROW) -> list[Row]:
    """Rows that follow each other as one, so that a sentence is read with those around it. `room_of` says how many pieces
    the next row may have; each sentence keeps the mark at its end."""
    out: list[Row] = []
    room = 0
    for row in rows:
        if out and len(out[-1].ids) + len(row.ids) - 1 <= room:
            last = out[-1]
            starts = [*last.starts, *(start + len(last.ids) - 1 for start in row.starts)]
            stretches, known = [*last.stretches, *row.stretches], [*last.known, *row.known[1:]]
            out[-1] = Row(stretches, [*last.ids, *row.ids[1:]], starts, known)
        else:
            out.append(row)
            room = room_of()
    return out


def batches_of(rows: Sequence[Row], most: int, seed: int | None = None) -> list[list[Row]]:
    """Rows of like length together, at most `most` pieces with padding; shuffled when a seed is given."""
    chance = random.Random(seed)
    blur = (lambda: chance.random() * 4) if seed is not None else (lambda: 0.0)
    batches: list[list[Row]] = [[]]
    longest = 0
    for row in sorted(rows, key=lambda row: len(row.ids) + blur()):
        longest = max(longest, len(row.ids))
        if batches[-1] and (len(batches[-1]) + 1) * longest > most:
            batches.append([])
            longest = len(row.ids)
        batches[-1].append(row)
    if seed is not None:
        chance.shuffle(batches)
    return [batch for batch in batches if batch]


def batch_of(rows: list[Row]) -> Batch:
    ids, starts, known = ([getattr(row, name) for row in rows] for name in ("ids", "starts", "known"))
    return Batch(padded(ids, PAD), padded(starts, 0), padded(known, 0), rows)


def padded(rows: Sequence[Sequence[int]], filler: int) -> Tensor:
    longest = max(map(len, rows))
    return torch.tensor([[*row, *[filler] * (longest - len(row))] for row in rows])


def chunks(items: Iterator, size: int) -> Iterator[list]:
    chunk = []
    for item in items:
        chunk.append(item)
        if len(chunk) == size:
            yield chunk
            chunk = []
    if chunk:
        yield chunk
