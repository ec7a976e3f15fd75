import random

import pytest
import torch

from encoder.model import Encoder, Shape
from encoder.pieces import Pieces, make_pieces

NAMES = ["سمير", "ليلى", "كريم", "نادية"]
PLACES = ["تونس", "عمان", "بيروت", "الرباط"]
OTHER = ["قال", "زار", "أمس", "في", "إن", "وصل", "اليوم", "كتاب", "جديد", "بعد"]


@pytest.fixture(autouse=True)
def one_thread():
    torch.set_num_threads(1)
    torch.manual_seed(1)


@pytest.fixture
def pieces() -> Pieces:
    letters = sorted({letter for word in NAMES + PLACES + OTHER for letter in word})
    words = ["\u2581" + word for word in NAMES + PLACES + OTHER]
    return make_pieces({**{letter: -8.0 for letter in letters}, "\u2581": -8.0, ".": -5.0, **{word: -4.0 for word in words}})


@pytest.fixture
def tiny(pieces: Pieces) -> Encoder:
    return Encoder(Shape(len(pieces), width=32, layers=2, heads=2, inner=64, positions=128, dropout=0.0))


def made_sentences(count: int, seed: int = 1) -> list[list[tuple[str, str]]]:
    """Sentences of which names and places can be told by their words."""
    chance = random.Random(seed)
    sentences = []
    for _ in range(count):
        rows = [(chance.choice(OTHER), "O") for _ in range(4)]
        rows.insert(1, (chance.choice(NAMES), "B-PERS"))
        rows.insert(2, (chance.choice(NAMES), "I-PERS"))
        rows.insert(5, (chance.choice(PLACES), "B-LOC"))
        sentences.append([*rows, (".", "O")])
    return sentences


def write_conll(file, sentences) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("".join("".join(f"{w}\t{t}\n" for w, t in rows) + "\n" for rows in sentences), encoding="utf8")
