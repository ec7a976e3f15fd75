import json
import lzma
from dataclasses import replace

import numpy as np
import torch

from encoder.masking import hide, word_beginnings
from encoder.model import load_encoder
from encoder.pieces import FIRST, LAST, MASK
from encoder.pretrain import Filler, Rows, Setting, pretrain
from encoder.shards import paragraphs, read_shards, write_shards
from tests.conftest import made_sentences

TINY = Setting(minutes=0.12, length=24, rows=16, rate=3e-3, checkpoint_s=1)


def text_of(pieces, sentences=400):
    words = [word for rows in made_sentences(sentences) for word, _ in rows]
    return np.array([piece for word in words for piece in pieces.of_word(word)], dtype="<u2")


def write_raw(folder, lines):
    (folder / "raw").mkdir(parents=True)
    with lzma.open(folder / "raw/a.txt.xz", "wt", encoding="utf8") as out:
        out.write("\n".join(lines))


def test_shards(pieces, tmp_path):
    lines = [" ".join(word for word, _ in rows) for rows in made_sentences(60)]
    write_raw(tmp_path, [*lines, *lines, "قال .", ""])
    rows = list(paragraphs(tmp_path, pieces, 1))
    assert len(rows) == len(set(lines)), "each paragraph once, none that is too short"
    files = write_shards(iter(rows), tmp_path, most_bytes=450)
    assert len(files) > 1 and all(file.stat().st_size <= 450 for file in files)
    kept = [file.read_bytes() for file in files]
    assert sorted(read_shards(tmp_path)) == sorted(np.concatenate(rows)), "nothing is lost"
    assert [file.read_bytes() for file in write_shards(iter(rows), tmp_path, most_bytes=450)] == kept, "seeded"


def test_whole_words_are_hidden(pieces):
    begins = word_beginnings(pieces)
    row = [FIRST, *[piece for word in ["تونس", "سمت", "عمان", "."] * 10 for piece in pieces.of_word(word)], LAST]
    ids = torch.tensor([row] * 50)
    shown, places = hide(ids, begins, 0.3, len(pieces), torch.Generator().manual_seed(1))
    hidden = torch.zeros(ids.numel(), dtype=torch.bool).index_fill(0, places, True).view(ids.shape)
    assert not hidden[:, [0, -1]].any()
    word = begins[ids].cumsum(1)
    for number in word.unique()[1:-1]:
        part = hidden[word == number].view(50, -1)
        assert (part.all(1) | ~part.any(1)).all(), "all of a word or nothing of it"
    assert 0.25 < hidden[:, 1:-1].float().mean() < 0.35
    assert (shown[~hidden] == ids[~hidden]).all()
    assert 0.7 < (shown[hidden] == MASK).float().mean() < 0.9


def test_rows_are_seeded_and_cover_the_text():
    text = np.arange(5, 5 + 1000, dtype="<u2")
    rows, again = (Rows(text, 11, 8, seed=1) for _ in range(2))
    seen = [rows.at(step) for step in range(2 * rows.steps)]
    assert all((a == again.at(step)).all() for step, a in enumerate(seen))
    assert all(block.shape == (8, 11) and (block[:, 0] == FIRST).all() for block in seen)
    first_pass = np.concatenate([block[:, 1:] for block in seen[: rows.steps]]).flatten()
    assert len(set(first_pass)) == len(first_pass) >= 900, "nothing twice in one pass"


def test_learning_and_going_on(pieces, tiny, tmp_path):
    rows = Rows(text_of(pieces), TINY.length, TINY.rows, TINY.seed)
    begins = word_beginnings(pieces)
    first = replace(TINY, stop_after=0.05)
    pretrain(Filler(tiny), begins, rows, tmp_path, first)
    before = torch.load(tmp_path / "checkpoint.pt")["step"]
    loss = pretrain(Filler(tiny), begins, rows, tmp_path, TINY)
    log = [json.loads(line) for line in (tmp_path / "log.jsonl").read_text().splitlines()]
    assert any(line.get("resumed_at") == before for line in log)
    assert torch.load(tmp_path / "checkpoint.pt")["step"] > before > 5
    assert loss < 0.8 * np.log(len(pieces)), "it guesses better than chance"
    assert load_encoder(tmp_path / "encoder.pt").shape.pieces == len(pieces)
