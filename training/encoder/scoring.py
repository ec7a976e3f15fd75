"""Sentences in, spans out, whether PyTorch or onnxruntime does the sums."""

from collections.abc import Callable, Sequence
from pathlib import Path

import onnxruntime
import torch
from torch import Tensor
from torch.nn.utils.rnn import pad_sequence

from encoder.batches import Batch, batch_of, batches_of, joined, rows_of
from encoder.corpora import PARTS
from encoder.labels import spans_of_labels
from encoder.pieces import Pieces
from encoder.tagger import Tagger, best_labels

Scorer = Callable[[Batch, str], Tensor]
"""Scores [rows, words, labels] of a batch under a profile."""

Found = tuple[int, int, str, float]
"""Words `from` <= i < `to`, the type, and the mean probability of the words' labels."""

PROFILES = {
    "news": {"house": 1.0},
    **{name: {name: 1.0} for name in PARTS},
}
"""Shares of the corpora's own parts, by use. `news` is the product's own."""

PIECES_AT_ONCE = 4096


def shares_of(profile: str) -> Tensor:
    """[1, parts]"""
    return torch.tensor([[PROFILES[profile].get(name, 0.0) for name in PARTS]])


def torch_scorer(tagger: Tagger) -> Scorer:
    device = tagger.own.device

    @torch.no_grad()
    def score(batch: Batch, profile: str) -> Tensor:
        tagger.eval()
        shares = shares_of(profile).expand(len(batch.rows), -1)
        ids, starts, known = (part.to(device) for part in (batch.ids, batch.starts, batch.known))
        return tagger(ids, starts, known, shares.to(device)).float().cpu()

    return score


def onnx_scorer(file: Path, threads: int = 1) -> Scorer:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    session = onnxruntime.InferenceSession(str(file), options, providers=["CPUExecutionProvider"])

    def score(batch: Batch, profile: str) -> Tensor:
        given = {"ids": batch.ids.numpy(), "known": batch.known.numpy()}
        scores = torch.from_numpy(session.run([profile], given)[0])
        return scores.gather(1, batch.starts[..., None].expand(-1, -1, scores.shape[-1]))

    return score


def tag_sentences(
    score: Scorer,
    pieces: Pieces,
    sentences: Sequence[Sequence[str]],
    profile: str,
    outside: float = 0.0,
    known: Sequence[Sequence[int]] | None = None,
) -> list[list[Found]]:
    """Sentences are read with those around them. `outside` is added to the log score of the label of no name: below 0 finds more.
    `known` is what the lexicons say of each word."""
    labels = [[(0, 1.0)] * len(words) for words in sentences]
    sorts = known or [None] * len(sentences)
    rows = [
        row
        for number, (words, own) in enumerate(zip(sentences, sorts))
        for row in rows_of(number, words, pieces, known=own)
        if row.starts
    ]
    for group in batches_of(joined(rows), PIECES_AT_ONCE):
        scores = score(batch_of(group), profile)
        scores[..., 0] += outside
        chances = scores.log_softmax(-1)
        stretches = [stretch for row in group for stretch in row.stretches]
        apart = [
            part
            for row, row_chances in zip(group, chances)
            for part in row_chances[: len(row.starts)].split([stretch.words for stretch in row.stretches])
        ]
        best = best_labels(pad_sequence(apart, batch_first=True), [stretch.words for stretch in stretches])
        for stretch, part, found in zip(stretches, apart, best):
            values = part.exp()[torch.arange(len(found)), found].tolist()
            labels[stretch.sentence][stretch.first_word : stretch.first_word + len(found)] = zip(found, values)
    return [with_confidence(found) for found in labels]


def with_confidence(labels: Sequence[tuple[int, float]]) -> list[Found]:
    return [
        (start, end, kind, sum(chance for _, chance in labels[start:end]) / (end - start))
        for start, end, kind in spans_of_labels([label for label, _ in labels])
    ]
