"""A layer of labels upon the encoder: weights that all corpora share and a small part of each one's own (Daume 2007)."""

from dataclasses import asdict
from pathlib import Path

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from encoder.corpora import NUMBER_OF, PARTS
from encoder.labels import LABELS, transitions
from encoder.model import Encoder, Shape, mask_of

_NEVER = -1e4


class Tagger(nn.Module):
    def __init__(self, encoder: Encoder):
        super().__init__()
        self.encoder = encoder
        self.shared = nn.Linear(encoder.shape.width, LABELS)
        self.own = nn.Parameter(torch.zeros(len(PARTS), LABELS, encoder.shape.width))
        self.own_bias = nn.Parameter(torch.zeros(len(PARTS), LABELS))
        nn.init.normal_(self.shared.weight, std=0.02)
        nn.init.zeros_(self.shared.bias)

    def forward(self, ids: Tensor, starts: Tensor, known: Tensor, shares: Tensor) -> Tensor:
        """Scores [rows, words, labels]; `shares` [rows, parts] says how much of each corpus' own part counts."""
        return self.labels(self.words(ids, starts, known), shares)

    def words(self, ids: Tensor, starts: Tensor, known: Tensor) -> Tensor:
        """Vectors [rows, words, width]: those of the words' first pieces."""
        vectors = self.encoder(ids, mask_of(ids), known).float()
        words = vectors.gather(1, starts[..., None].expand(-1, -1, vectors.shape[-1]))
        return F.dropout(words, 0.1, self.training)

    def labels(self, words: Tensor, shares: Tensor) -> Tensor:
        own = torch.einsum("rc,clw->rlw", shares, self.own)
        bias = shares @ self.own_bias
        return self.shared(words) + torch.einsum("rsw,rlw->rsl", words, own) + bias[:, None]


def partial_loss(scores: Tensor, allowed: Tensor) -> Tensor:
    """Mean over words of minus the log probability that the label is an allowed one; words without one do not count."""
    known = allowed.any(-1)
    all_labels = scores.logsumexp(-1)
    some = scores.masked_fill(~allowed, _NEVER).logsumexp(-1)
    return ((all_labels - some) * known).sum() / known.sum().clamp(min=1)


def own_parts(corpora: list[int]) -> Tensor:
    """Shares of rows that are each of one corpus."""
    return F.one_hot(torch.tensor(corpora), len(PARTS)).float()


def best_labels(chances: Tensor, lengths: list[int]) -> list[list[int]]:
    """The best row of labels in which every inside label has its beginning (Viterbi), from log probabilities."""
    step = transitions().to(chances)
    start = step[0]
    total = chances[:, 0] + start
    back: list[Tensor] = []
    for at in range(1, chances.shape[1]):
        best, source = (total[:, :, None] + step).max(1)
        is_real = torch.tensor([at < length for length in lengths], device=chances.device)[:, None]
        total = torch.where(is_real, best + chances[:, at], total)
        back.append(torch.where(is_real, source, torch.arange(LABELS, device=chances.device)))
    label = total.argmax(-1)
    path = [label]
    for source in reversed(back):
        label = source.gather(1, label[:, None])[:, 0]
        path.append(label)
    rows = torch.stack(path[::-1], 1).tolist()
    return [row[:length] for row, length in zip(rows, lengths)]


def save_tagger(tagger: Tagger, file: Path) -> None:
    torch.save({"shape": asdict(tagger.encoder.shape), "state": tagger.state_dict()}, file)


def load_tagger(file: Path) -> Tagger:
    saved = torch.load(file, map_location="cpu", weights_only=True)
    tagger = Tagger(Encoder(Shape(**saved["shape"])))
    unlisted = {"encoder.known.weight": tagger.encoder.known.weight}
    tagger.load_state_dict({**unlisted, **with_house_part(saved["state"])})
    return tagger


def with_house_part(state: dict[str, Tensor]) -> dict[str, Tensor]:
    """Taggers from before there was one begin with the mean of those that come near it, which news was read with."""
    if len(state["own"]) == len(PARTS):
        return state
    near = [NUMBER_OF["anercorp"], NUMBER_OF["wikifane"]]
    grown = {name: torch.cat([state[name], 0.4 * state[name][near].sum(0, keepdim=True)]) for name in ("own", "own_bias")}
    return {**state, **grown}
