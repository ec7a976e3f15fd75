"""Learns a vocabulary of pieces from raw text: python -m encoder.vocabulary --data DIR --out DIR"""

import argparse
import tempfile
from collections import Counter
from pathlib import Path

import sentencepiece

from encoder.pieces import SPECIAL, WORD_START, Pieces, make_pieces
from encoder.raw import raw_files, raw_lines, words_of
from encoder.text import is_word_like, normalize

LEAST_COUNT = 3
LEAST_LETTER_COUNT = 50


def count_plain_words(data: Path, every: int) -> Counter[str]:
    """Normalised words of each `every`th paragraph."""
    words: Counter[str] = Counter()
    for file in raw_files(data):
        for number, line in enumerate(raw_lines(file)):
            if number % every == 0:
                words.update(words_of(line))
    plain: Counter[str] = Counter()
    for word, count in words.items():
        plain[normalize(word)] += count
    return plain


def learn_pieces(words: Counter[str], size: int, folder: Path) -> Pieces:
    """A unigram model of words that begin with a mark; signs are added as they are, with the letters that are not rare."""
    signs = Counter({word: n for word, n in words.items() if len(word) == 1 and n >= LEAST_LETTER_COUNT})
    signs = Counter({sign: n for sign, n in signs.items() if not is_word_like(sign)})
    table = folder / "words.tsv"
    with table.open("w", encoding="utf8") as out:
        for word, count in sorted(words.items()):
            if count >= LEAST_COUNT and is_word_like(word):
                out.write(f"{word}\t{count}\n")
    sentencepiece.SentencePieceTrainer.train(
        input=str(table), input_format="tsv", model_prefix=str(folder / "model"), model_type="unigram",
        vocab_size=size - len(SPECIAL) - len(signs), character_coverage=0.9998, add_dummy_prefix=True,
        normalization_rule_name="identity", split_by_number=False, split_by_unicode_script=False, split_digits=True,
        max_sentence_length=65536, bos_id=-1, eos_id=-1, pad_id=-1, unk_id=0, num_threads=1, minloglevel=1,
        hard_vocab_limit=False,
    )  # fmt: skip
    rows = [line.split("\t") for line in (folder / "model.vocab").read_text(encoding="utf8").splitlines()]
    scored = {piece: float(score) for piece, score in rows if piece not in SPECIAL}
    lowest = min(scored.values())
    scored.setdefault(WORD_START, lowest)
    for sign in signs:
        scored.setdefault(sign, lowest)
    return make_pieces(scored)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--data", type=Path, required=True)
    options.add_argument("--out", type=Path, required=True)
    options.add_argument("--size", type=int, default=20_000)
    options.add_argument("--every", type=int, default=3, help="of so many paragraphs one is read")
    given = options.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    words = count_plain_words(given.data, given.every)
    with tempfile.TemporaryDirectory() as folder:
        pieces = learn_pieces(words, given.size, Path(folder))
    pieces.save(given.out / "pieces.json")
    split = sum(len(pieces.of_word(word)) * n for word, n in words.items())
    print(f"{len(pieces)} pieces, {split / words.total():.3f} a word")


if __name__ == "__main__":
    main()
