"""Writes the encoder of the accurate mode as ONNX with weights of a byte: python -m encoder.export --model DIR --out DIR

Inputs `ids` and `known` [rows, pieces] as 64-bit integers, 0 where a row is shorter. Outputs `news`, `wojood` and `anercorp`
[rows, pieces, labels]: log probabilities of the 39 labels at every piece; a word's are those at its first piece.

Two files: encoder.onnx rounds what goes into a matrix by one scale for the whole batch; encoder-blocks.onnx by a scale for
every 128 numbers, which loses next to nothing and takes half as long again."""

import argparse
import json
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.matmul_nbits_quantizer import MatMulNBitsQuantizer
from torch import Tensor, nn

from encoder.labels import KNOWN_SORTS, LABELS, tag_of
from encoder.pieces import PAD, copy_pieces
from encoder.scoring import shares_of
from encoder.tagger import Tagger, load_tagger

PROFILES = ["news", "wojood", "anercorp"]
OPSET = 18
BLOCK = 128
BYTES_INSIDE = 4
"""The accuracy level of MatMulNBits at which it reckons with bytes."""


class Program(nn.Module):
    """The tagger with the labels' layer of each profile made ready."""

    def __init__(self, tagger: Tagger):
        super().__init__()
        self.encoder = tagger.encoder
        shares = torch.cat([shares_of(name) for name in PROFILES])
        weight = tagger.shared.weight + torch.einsum("pc,clw->plw", shares, tagger.own)
        bias = tagger.shared.bias + shares @ tagger.own_bias
        self.layer = nn.Linear(weight.shape[-1], LABELS * len(PROFILES))
        self.layer.weight.data, self.layer.bias.data = weight.detach().flatten(0, 1), bias.detach().flatten()

    def forward(self, ids: Tensor, known: Tensor) -> tuple[Tensor, ...]:
        scores = self.layer(self.encoder(ids, (ids != PAD)[:, None, None, :], known))
        return tuple(part.log_softmax(-1) for part in scores.split(LABELS, dim=-1))


def export(tagger: Tagger, folder: Path) -> Path:
    """The file with weights of a byte; the ones with whole weights and with blocks lie beside it."""
    program = Program(tagger).eval()
    whole, small = folder / "encoder-fp32.onnx", folder / "encoder.onnx"
    sample = torch.randint(5, 50, (2, 9)), torch.randint(0, KNOWN_SORTS, (2, 9))
    rows, pieces = torch.export.Dim("rows", min=1, max=4096), torch.export.Dim("pieces", min=2, max=512)
    torch.onnx.export(
        program, sample, str(whole), dynamo=True, external_data=False, opset_version=OPSET,
        input_names=["ids", "known"], output_names=PROFILES, dynamic_shapes=({0: rows, 1: pieces},) * 2, verbose=False,
    )  # fmt: skip
    quantize_dynamic(whole, small, weight_type=QuantType.QInt8, per_channel=True)
    onnx.checker.check_model(onnx.load(small))
    export_blocks(whole, folder / "encoder-blocks.onnx")
    return small


def export_blocks(whole: Path, file: Path) -> None:
    blocks = MatMulNBitsQuantizer(
        onnx.load(whole), bits=8, block_size=BLOCK, is_symmetric=True, accuracy_level=BYTES_INSIDE
    )
    blocks.process()
    quantize_dynamic(blocks.model.model, file, op_types_to_quantize=["Gather"], weight_type=QuantType.QInt8)


def agreement(tagger: Tagger, file: Path, seed: int = 1) -> float:
    """Share of pieces of random rows whose best label is the same in the file."""
    chance = np.random.default_rng(seed)
    ids = chance.integers(5, tagger.encoder.shape.pieces, (16, 48))
    known = chance.integers(0, KNOWN_SORTS, ids.shape)
    session = onnxruntime.InferenceSession(str(file), providers=["CPUExecutionProvider"])
    found = session.run(None, {"ids": ids, "known": known})
    with torch.no_grad():
        wanted = Program(tagger).eval()(torch.from_numpy(ids), torch.from_numpy(known))
    return float(np.mean([a.argmax(-1) == b.numpy().argmax(-1) for a, b in zip(found, wanted)]))


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--model", type=Path, required=True, help="folder with tagger.pt and pieces.json")
    options.add_argument("--out", type=Path, required=True)
    given = options.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    tagger = load_tagger(given.model / "tagger.pt").eval()
    file = export(tagger, given.out)
    copy_pieces(given.model, given.out)
    (given.out / "labels.json").write_text(json.dumps([tag_of(label) for label in range(LABELS)]), encoding="utf8")
    for made in (file, given.out / "encoder-blocks.onnx"):
        share = 100 * agreement(tagger, made)
        print(f"{made.name}: {made.stat().st_size / 1e6:.1f} MB, {share:.1f} % of random pieces get the same label")


if __name__ == "__main__":
    main()
