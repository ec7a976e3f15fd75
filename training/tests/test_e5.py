import struct

import numpy as np
import pytest

from encoder.begin import encoder_like_e5
from encoder.e5 import _LAYER_NAMES, read_e5, unpack_q4
from encoder.pieces import make_pieces

WIDTH, INNER, POSITIONS = 32, 64, 8
PIECES = ["<s>", "<pad>", "</s>", "<unk>", "\u2581", "\u2581in", "to", "n", "<mask>"]


def packed(values: np.ndarray) -> bytes:
    """Blocks of 32 weights that are whole numbers from -8 to 7, with the scale 1/4."""
    quants = (values.reshape(-1, 32) + 8).astype(np.uint8)
    scale = np.full((len(quants), 1), 0.25, "<f2").view("u1")
    return np.hstack([scale, quants[:, :16] | quants[:, 16:] << 4]).tobytes()


def write_model(file) -> dict[str, np.ndarray]:
    chance = np.random.default_rng(1)
    shapes = {"emb.word": (len(PIECES), WIDTH), "emb.pos": (POSITIONS, WIDTH), "emb.type": (1, WIDTH)}
    shapes |= {"emb.ln.w": (WIDTH,), "emb.ln.b": (WIDTH,)}
    sizes = {"fi.w": (INNER, WIDTH), "fi.b": (INNER,), "fo.w": (WIDTH, INNER)}
    sizes |= {name: (WIDTH, WIDTH) for name in ("q.w", "k.w", "v.w", "ao.w")}
    shapes |= {f"l0.{name}": sizes.get(name, (WIDTH,)) for name in _LAYER_NAMES}
    values = {name: chance.integers(-8, 8, shape).astype("<f4") for name, shape in shapes.items()}
    is_packed = {name for name, shape in shapes.items() if len(shape) == 2 and name not in ("emb.pos", "emb.type")}
    bodies = {name: packed(v) if name in is_packed else v.tobytes() for name, v in values.items()}

    texts = [piece.encode() for piece in PIECES]
    offsets = np.cumsum([0, *map(len, texts)]).astype("<u4")
    head = b"E5S1" + struct.pack("<I7ifi5iQ", 1, WIDTH, 1, 2, INNER, len(PIECES), POSITIONS, 1, 1e-12, 32,
                                 len(PIECES), 0, 2, 1, 3, int(offsets[-1]))  # fmt: skip
    head += offsets.tobytes() + np.arange(-1, -10, -1, dtype="<f4").tobytes() + b"".join(texts)
    head += struct.pack("<iI", 1, 9) + struct.pack("<IBI", 97, 1, 98) + struct.pack("<i", len(bodies))
    at = len(head) + sum(23 + len(name) for name in bodies)
    for name, body in bodies.items():
        head += struct.pack("<H", len(name)) + name.encode() + struct.pack("<BIQQ", 0, values[name].size, at, len(body))
        at += len(body)
    file.write_bytes(head + b"".join(bodies.values()))
    return {name: v / 4 if name in is_packed else v for name, v in values.items()}


def test_blocks():
    values = np.arange(32) % 16 - 8
    assert unpack_q4(np.frombuffer(packed(values), "u1")).tolist() == (values / 4).tolist()


def test_reading(tmp_path):
    wanted = write_model(tmp_path / "model.bin")
    e5 = read_e5(tmp_path / "model.bin")
    assert (e5.width, e5.layers, e5.heads, e5.inner) == (WIDTH, 1, 2, INNER)
    assert e5.pieces == PIECES and e5.scores[0] == -1
    for name, values in wanted.items():
        assert np.array_equal(e5.tensors[name], values.reshape(e5.tensors[name].shape)), name


def test_other_files_are_refused(tmp_path):
    (tmp_path / "model.bin").write_bytes(b"GGUF" + bytes(100))
    with pytest.raises(ValueError, match="not a model"):
        read_e5(tmp_path / "model.bin")


def test_new_pieces_begin_as_the_mean_of_theirs(tmp_path):
    wanted = write_model(tmp_path / "model.bin")["emb.word"]
    pieces = make_pieces({"\u2581into": -1.0, "to": -2.0})
    encoder = encoder_like_e5(read_e5(tmp_path / "model.bin"), pieces, 1)
    words = encoder.words.weight.detach().numpy()
    assert np.allclose(words[5], (wanted[5] + wanted[6]) / 2)
    assert np.allclose(words[6], wanted[6])
    assert np.allclose(words[2], wanted[0])
