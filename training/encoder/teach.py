"""Tags sentences for the fast tagger to learn from: python -m encoder.teach --model DIR --in FILE --out FILE [--onnx FILE]

Both files have a JSON list a line: the words of a sentence, and its spans as [from, to, type, confidence]; spans of the file
that is read do not count. Run again, it goes on behind the last whole line that it wrote."""

import argparse
import json
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from encoder.batches import chunks
from encoder.pieces import load_pieces
from encoder.scoring import onnx_scorer, tag_sentences, torch_scorer
from encoder.tagger import load_tagger

SENTENCES_AT_ONCE = 2000


def sentences_of(file: Path) -> Iterator[list[str]]:
    with file.open(encoding="utf8") as lines:
        for line in lines:
            if line.strip():
                yield json.loads(line)[0]


def whole_lines(file: Path) -> int:
    """Lines that are there already; a last one that was broken off is cut away."""
    if not file.exists():
        return 0
    data = file.read_bytes()
    file.write_bytes(data[: data.rfind(b"\n") + 1])
    return data.count(b"\n")


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--model", type=Path, required=True, help="folder with tagger.pt and pieces.json")
    options.add_argument("--in", dest="source", type=Path, required=True)
    options.add_argument("--out", type=Path, required=True)
    options.add_argument("--onnx", type=Path, help="tag with this file instead of tagger.pt")
    options.add_argument("--profile", default="news")
    options.add_argument("--outside", type=float, default=0.0, help="added to the score of no name")
    options.add_argument("--minutes", type=float, default=1e9)
    given = options.parse_args()
    pieces = load_pieces(given.model / "pieces.json")
    scorer = onnx_scorer(given.onnx) if given.onnx else torch_scorer(load_tagger(given.model / "tagger.pt"))
    begun, words = time.time(), 0
    todo = islice(sentences_of(given.source), whole_lines(given.out), None)
    with given.out.open("a", encoding="utf8") as out:
        for chunk in chunks(todo, SENTENCES_AT_ONCE):
            found = tag_sentences(scorer, pieces, chunk, given.profile, given.outside)
            for sentence, spans in zip(chunk, found):
                rounded = [[start, end, kind, round(sure, 3)] for start, end, kind, sure in spans]
                out.write(json.dumps([sentence, rounded], ensure_ascii=False, separators=(",", ":")) + "\n")
            out.flush()
            words += sum(map(len, chunk))
            seconds = time.time() - begun
            print(f"{words} words, {words / seconds:.0f} a second", flush=True)
            if seconds > 60 * given.minutes:
                break


if __name__ == "__main__":
    main()
