"""How well a tagger finds names, counted as src/training/figures.ts counts: python -m encoder.figures --model DIR --data DIR"""

import argparse
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from encoder.corpora import ANERCORP_TEST, CORPORA, NUMBER_OF, Sentence, read_corpus, read_exported
from encoder.labels import Span, spans_of_tags
from encoder.pieces import Pieces, load_pieces
from encoder.raw import TOKEN
from encoder.scoring import Scorer, onnx_scorer, tag_sentences, torch_scorer
from encoder.tagger import load_tagger

_WOJOOD_NAMES = {"PERS": "PER", "OCC": "TITLE", "CURR": "MONEY", "UNIT": "QUANTITY"}
_ANERCORP_NAMES = {"PERS": "PER", "GPE": "LOC", "FAC": "LOC"}
_GOLD_NAMES = {"GPE": "LOC", "FAC": "LOC"}
_NAMED = ("PER", "LOC", "ORG")


class Score:
    """Counts by type of exact matches of span and type."""

    def __init__(self) -> None:
        self.right, self.found, self.gold = Counter(), Counter(), Counter()

    def add(self, gold: Iterable[Span], found: Iterable[Span]) -> None:
        gold, found = list(gold), list(found)
        self.gold.update(kind for _, _, kind in gold)
        self.found.update(kind for _, _, kind in found)
        self.right.update(span[2] for span in found if span in gold)

    def f1(self, kind: str | None = None) -> tuple[float, float, float]:
        """F1, precision, recall in percent."""
        right, found, gold = (c.total() if kind is None else c[kind] for c in (self.right, self.found, self.gold))
        return 200 * right / ((found + gold) or 1), 100 * right / (found or 1), 100 * right / (gold or 1)

    def __str__(self) -> str:
        kinds = ", ".join(f"{kind} {self.f1(kind)[0]:.1f} ({n})" for kind, n in self.gold.most_common())
        return "F1 {:.1f}, precision {:.1f}, recall {:.1f}\n  ".format(*self.f1()) + kinds


def score_sentences(
    sentences: Sequence[Sentence], scorer: Scorer, pieces: Pieces, names: dict[str, str], only=None
) -> Score:
    score = Score()
    words, known = [sentence.words for sentence in sentences], [sentence.known for sentence in sentences]
    found = tag_sentences(scorer, pieces, words, CORPORA[sentences[0].corpus].name, known=known)
    for sentence, spans in zip(sentences, found):
        gold = spans_of_tags(sentence.tags)
        score.add(renamed(gold, names, only), renamed([span[:3] for span in spans], names, only))
    return score


def renamed(spans: Iterable[Span], names: dict[str, str], only: Sequence[str] | None) -> list[Span]:
    out = [(start, end, names.get(kind, kind)) for start, end, kind in spans]
    return [span for span in out if only is None or span[2] in only]


def anercorp(scorer: Scorer, pieces: Pieces, data: Path, held: Path | None = None) -> Score:
    """With `held`, the file that tells what the lexicons say; without it they say nothing."""
    sentences = held_out(held, "anercorp") if held else read_corpus(data, NUMBER_OF["anercorp"])[ANERCORP_TEST:]
    return score_sentences(sentences, scorer, pieces, _ANERCORP_NAMES, _NAMED)


def wojood(scorer: Scorer, pieces: Pieces, data: Path, held: Path | None = None) -> Score:
    sentences = held_out(held, "wojood") if held else read_corpus(data, NUMBER_OF["wojood"], "wojood/dev.conll")
    return score_sentences(sentences, scorer, pieces, _WOJOOD_NAMES)


def held_out(file: Path, corpus: str) -> list[Sentence]:
    return [sentence for sentence in read_exported(file) if sentence.corpus == NUMBER_OF[corpus]]


_WRAPPED = re.compile("\u27e6([^|\u27e6]*)\\|([^\u27e6\u27e7]*)\u27e7")
_PREFIXES = re.compile("[\u0648\u0641]?[\u0628\u0644\u0643\u0633]?")
_SENTENCE_END = set(".!?\u061f")


def unwrap(marked: str) -> tuple[str, list[Span]]:
    """The text without its marks, and the mentions as characters of it."""
    text, last, spans = "", 0, []
    for match in _WRAPPED.finditer(marked):
        text += marked[last : match.start()]
        spans.append((len(text), len(text) + len(match[2]), match[1]))
        text += match[2]
        last = match.end()
    return text + marked[last:], spans


def split_text(text: str) -> list[list[re.Match]]:
    """Words by sentence. Sentences end with a line or a full stop."""
    sentences: list[list[re.Match]] = []
    offset = 0
    for line in text.split("\n"):
        sentences.append([])
        for token in TOKEN.finditer(text, offset, offset + len(line)):
            sentences[-1].append(token)
            if token[0] in _SENTENCE_END:
                sentences.append([])
        offset += len(line) + 1
    return [sentence for sentence in sentences if sentence]


def gold(scorer: Scorer, pieces: Pieces, folder: Path, outside: float = 0.0) -> Score:
    """Annotated articles. Attached particles at the start of a mention are forgiven: the product's lexer cuts them off."""
    score = Score()
    for file in sorted(folder.glob("*.ent.txt")):
        text, mentions = unwrap(file.read_text(encoding="utf8"))
        sentences = split_text(text)
        found = tag_sentences(scorer, pieces, [[t[0] for t in tokens] for tokens in sentences], "news", outside)
        spans = [
            (tokens[start].start(), tokens[end - 1].end(), _GOLD_NAMES.get(kind, kind))
            for tokens, row in zip(sentences, found)
            for start, end, kind, _ in row
        ]
        score.add(mentions, [forgiven(span, text, mentions) for span in spans if span[2] in _NAMED])
    return score


def forgiven(span: Span, text: str, mentions: Sequence[Span]) -> Span:
    start, end, kind = span
    prefix = _PREFIXES.match(text, start).end()
    return next(((a, b, kind) for a, b, _ in mentions if b == end and start <= a <= prefix), span)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--model", type=Path, required=True, help="folder with tagger.pt and pieces.json")
    options.add_argument("--data", type=Path, required=True)
    options.add_argument("--onnx", type=Path, help="measure this file instead of tagger.pt")
    options.add_argument("--held", type=Path, help="what export-corpora.ts wrote of the sentences that measure")
    options.add_argument("--outside", type=float, default=0.0, help="added to the score of no name, for gold-dev")
    given = options.parse_args()
    pieces = load_pieces(given.model / "pieces.json")
    scorer = onnx_scorer(given.onnx) if given.onnx else torch_scorer(load_tagger(given.model / "tagger.pt"))
    print("ANERcorp, last sixth:", anercorp(scorer, pieces, given.data, given.held))
    print("Wojood, dev:", wojood(scorer, pieces, given.data, given.held))
    print("gold-dev:", gold(scorer, pieces, given.data / "gold-dev", given.outside))


if __name__ == "__main__":
    main()
