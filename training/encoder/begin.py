"""An encoder to begin with: python -m encoder.begin --pieces FILE --out DIR [--e5 FILE]

With --e5 its layers, and for each piece the mean of the vectors of the e5 pieces that it falls into; else random ones."""

import argparse
import shutil
from pathlib import Path

import numpy as np
import torch

from encoder.e5 import E5, read_e5, state_of
from encoder.model import Encoder, Shape, save_encoder
from encoder.pieces import SPECIAL, UNKNOWN, WORD_START, Pieces, load_pieces, make_pieces
from encoder.running import seed_all


def encoder_like_e5(e5: E5, pieces: Pieces, layers: int) -> Encoder:
    kept = state_of(e5, [], list(range(layers)))
    scored = {piece: score for piece, score in zip(e5.pieces, e5.scores) if piece and piece not in SPECIAL}
    theirs = make_pieces(scored)
    row_of = {piece: row for row, piece in enumerate(e5.pieces)}
    rows = [row_of.get(piece, e5.unknown) for piece in theirs.pieces]
    vectors = e5.tensors["emb.word"]
    words = np.stack([vectors[[rows[part] for part in parts_of(piece, theirs)]].mean(0) for piece in pieces.pieces])
    encoder = Encoder(Shape(len(pieces), e5.width, layers, e5.heads, e5.inner, e5.positions, e5.epsilon))
    encoder.load_state_dict({**encoder.state_dict(), **kept, "words.weight": torch.from_numpy(words)})
    return encoder


def parts_of(piece: str, theirs: Pieces) -> list[int]:
    """Pieces of e5 that a piece falls into; special ones are each themselves, inner ones go without the mark of a word."""
    if piece in SPECIAL:
        return [SPECIAL.index(piece)]
    parts = theirs._model.encode(piece).ids
    without_mark = [part for part in parts if theirs.pieces[part] != WORD_START]
    return without_mark or parts or [UNKNOWN]


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--pieces", type=Path, required=True)
    options.add_argument("--out", type=Path, required=True)
    options.add_argument("--e5", type=Path)
    options.add_argument("--layers", type=int, default=8)
    options.add_argument("--width", type=int, default=384)
    options.add_argument("--heads", type=int, default=6)
    options.add_argument("--seed", type=int, default=1)
    given = options.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    seed_all(given.seed)
    pieces = load_pieces(given.pieces)
    if given.e5:
        encoder = encoder_like_e5(read_e5(given.e5), pieces, given.layers)
    else:
        encoder = Encoder(Shape(len(pieces), given.width, given.layers, given.heads, 4 * given.width))
    save_encoder(encoder, given.out / "encoder.pt")
    if given.pieces.resolve() != (given.out / "pieces.json").resolve():
        shutil.copy(given.pieces, given.out / "pieces.json")
    print(f"{sum(weights.numel() for weights in encoder.parameters()) / 1e6:.1f} million weights")


if __name__ == "__main__":
    main()
