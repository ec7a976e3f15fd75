"""Raw text as compressed rows of pieces: python -m encoder.shards --data DIR --pieces FILE --out DIR"""

import argparse
import lzma
import random
from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path

import numpy as np

from encoder.pieces import LAST, Pieces, load_pieces
from encoder.raw import raw_files, raw_lines, words_of

MOST_BYTES = 48_000_000
SHORTEST, LONGEST = 8, 4000
"""Words that a paragraph has, to be read."""
BITS_A_PIECE = 8.8
"""When compressed, about."""
_FILTERS = [{"id": lzma.FILTER_LZMA2, "preset": 6, "lc": 2, "lp": 1, "pb": 1}]


def paragraphs(data: Path, pieces: Pieces, every: int) -> Iterator[np.ndarray]:
    """Pieces of each paragraph that was not seen before, ended by LAST; of `every` paragraphs one."""
    seen: set[bytes] = set()
    for file in raw_files(data):
        for number, line in enumerate(raw_lines(file)):
            if number % every:
                continue
            words = words_of(line)
            key = blake2b(line.strip().encode(), digest_size=8).digest()
            if not SHORTEST <= len(words) <= LONGEST or key in seen:
                continue
            seen.add(key)
            ids = [piece for word in words for piece in pieces.of_word(word)]
            yield np.array([*ids, LAST], dtype="<u2")


def write_shards(rows: Iterator[np.ndarray], folder: Path, seed: int = 1, most_bytes: int = MOST_BYTES) -> list[Path]:
    """Paragraphs in a random order; as many files as it takes for each to stay under the limit."""
    everything = list(rows)
    random.Random(seed).shuffle(everything)
    total = sum(len(row) for row in everything)
    parts = int(total * BITS_A_PIECE / 8 / most_bytes)
    packed: list[bytes] = []
    while not packed or max(map(len, packed)) > most_bytes:
        parts += 1
        packed = [pack(everything[number::parts]) for number in range(parts)]
    for file in folder.glob("shard-*.xz"):
        file.unlink()
    files = [folder / f"shard-{number:02}.xz" for number in range(parts)]
    for file, data in zip(files, packed):
        file.write_bytes(data)
    return files


def pack(rows: list[np.ndarray]) -> bytes:
    return lzma.compress(np.concatenate(rows).tobytes(), format=lzma.FORMAT_XZ, filters=_FILTERS)


def read_shards(folder: Path) -> np.ndarray:
    """All pieces of all shards that are there."""
    files = sorted(folder.glob("shard-*.xz"))
    if not files:
        raise FileNotFoundError(f"no shards in {folder}")
    return np.concatenate([np.frombuffer(lzma.decompress(file.read_bytes()), dtype="<u2") for file in files])


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--data", type=Path, required=True)
    options.add_argument("--pieces", type=Path, required=True)
    options.add_argument("--out", type=Path, required=True)
    options.add_argument("--every", type=int, default=1, help="of so many paragraphs one is read")
    given = options.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    for file in write_shards(paragraphs(given.data, load_pieces(given.pieces), given.every), given.out):
        print(f"{file.name}: {file.stat().st_size / 1e6:.1f} MB")
    print(f"{len(read_shards(given.out)) / 1e6:.1f} million pieces")


if __name__ == "__main__":
    main()
