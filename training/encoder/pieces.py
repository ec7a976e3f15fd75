"""Pieces of words: a unigram model (Kudo 2018) over single normalised words."""

import json
import shutil
from dataclasses import dataclass, field
from pathlib import Path

from tokenizers import Tokenizer, models

from encoder.text import is_word_like, normalize

PAD, UNKNOWN, FIRST, LAST, MASK = range(5)
SPECIAL = ["<pad>", "<unk>", "<s>", "</s>", "<mask>"]
WORD_START = "\u2581"
LONGEST_WORD = 60
MOST_PIECES = 16
_UNUSABLE = -1000.0


@dataclass
class Pieces:
    """`scores[i]` is the log probability of `pieces[i]`; the first five are the special ones."""

    pieces: list[str]
    scores: list[float]
    _known: dict[str, list[int]] = field(default_factory=dict, repr=False)

    def __post_init__(self) -> None:
        self._model = Tokenizer(models.Unigram(list(zip(self.pieces, self.scores)), unk_id=UNKNOWN))

    def __len__(self) -> int:
        return len(self.pieces)

    def of_word(self, word: str) -> list[int]:
        """Never empty, at most 16 long. Words begin with a mark; single signs have none, as they lean on their neighbours."""
        known = self._known.get(word)
        if known is None:
            known = self._known[word] = self._split(word)
        return known

    def _split(self, word: str) -> list[int]:
        plain = normalize(word)[:LONGEST_WORD]
        marked = WORD_START + plain if is_word_like(plain) else plain
        return self._model.encode(marked).ids[:MOST_PIECES] or [UNKNOWN]

    def save(self, file: Path) -> None:
        rows = [[piece, round(score, 4)] for piece, score in zip(self.pieces, self.scores)]
        file.write_text(json.dumps(rows, ensure_ascii=False, separators=(",", ":")), encoding="utf8")


def make_pieces(scored: dict[str, float]) -> Pieces:
    """A model of these pieces behind the special ones."""
    ordinary = [(piece, score) for piece, score in scored.items() if piece not in SPECIAL]
    return Pieces(SPECIAL + [p for p, _ in ordinary], [_UNUSABLE] * len(SPECIAL) + [s for _, s in ordinary])


def load_pieces(file: Path) -> Pieces:
    rows = json.loads(file.read_text(encoding="utf8"))
    return Pieces([piece for piece, _ in rows], [score for _, score in rows])


def copy_pieces(start: Path, out: Path) -> None:
    """The vocabulary goes along with what is made with it."""
    if start.resolve() != out.resolve():
        shutil.copy(start / "pieces.json", out / "pieces.json")
