"""Teaches an encoder to fill in hidden words: python -m encoder.pretrain --start DIR --shards DIR --out DIR --minutes N

Run again with the same --out, it goes on where its last checkpoint was; the learning rate follows the minutes spent."""

import argparse
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor, nn

from encoder.masking import hide, word_beginnings
from encoder.model import Encoder, load_encoder, save_encoder
from encoder.pieces import FIRST, copy_pieces, load_pieces
from encoder.running import Log, best_device, half_precision, optimizer_of, pace, save_whole, seed_all, set_pace
from encoder.shards import read_shards


@dataclass(frozen=True)
class Setting:
    minutes: float = 18.0
    """Of the whole training, over all runs; the learning rate reaches nothing then."""
    stop_after: float = 1e9
    """Minutes of this run."""
    length: int = 128
    rows: int = 512
    rate: float = 1e-3
    decay: float = 0.01
    hidden: float = 0.2
    dropout: float = 0.0
    seed: int = 1
    checkpoint_s: float = 150
    compiled: int = 1


class Filler(nn.Module):
    """The encoder and what guesses the hidden pieces; guesses use the vectors of the pieces themselves."""

    def __init__(self, encoder: Encoder):
        super().__init__()
        width = encoder.shape.width
        self.encoder = encoder
        self.inner, self.norm = nn.Linear(width, width), nn.LayerNorm(width)
        self.bias = nn.Parameter(torch.zeros(encoder.shape.pieces))

    def forward(self, ids: Tensor, places: Tensor) -> Tensor:
        vectors = self.encoder(ids).flatten(0, 1)[places]
        vectors = self.norm(F.gelu(self.inner(vectors)))
        return F.linear(vectors, self.encoder.words.weight, self.bias)


class Rows:
    """Rows of pieces cut from the text at a place that moves from pass to pass, in a seeded order."""

    def __init__(self, text: np.ndarray, length: int, rows: int, seed: int):
        self.text, self.length, self.rows, self.seed = text, length, rows, seed
        self.steps = max(1, (len(text) - length) // (length - 1) // rows)

    def at(self, step: int) -> np.ndarray:
        """The rows of a step; each begins with FIRST."""
        cycle, within = divmod(step, self.steps)
        chance = np.random.default_rng([self.seed, cycle])
        inner = self.length - 1
        shift = int(chance.integers(inner))
        if getattr(self, "_cycle", None) != cycle:
            self._cycle, self._order = cycle, chance.permutation((len(self.text) - shift) // inner)
        chosen = self._order[within * self.rows : (within + 1) * self.rows]
        body = np.stack([self.text[shift + row * inner : shift + (row + 1) * inner] for row in chosen])
        return np.concatenate([np.full((len(body), 1), FIRST), body], axis=1).astype(np.int64)


def fixed_places(places: Tensor, count: int) -> tuple[Tensor, Tensor]:
    """As many places for each step, so that a compiled program fits; what is added does not count."""
    kept = places[:count]
    weight = F.pad(torch.ones(len(kept), device=places.device), (0, count - len(kept)))
    return F.pad(kept, (0, count - len(kept))), weight


def pretrain(filler: Filler, begins: Tensor, rows: Rows, out: Path, setting: Setting) -> float:
    """Gives back the last mean loss."""
    device = best_device()
    filler.to(device).train()
    begins = begins.to(device)
    log = Log(out / "log.jsonl")
    optimizer = optimizer_of(filler, {"": setting.rate}, setting.decay)
    step, spent = 0, 0.0
    checkpoint = out / "checkpoint.pt"
    if checkpoint.exists():
        saved = torch.load(checkpoint, map_location=device, weights_only=True)
        filler.load_state_dict(saved["filler"])
        optimizer.load_state_dict(saved["optimizer"])
        step, spent = saved["step"], saved["spent"]
        log(resumed_at=step, minutes=round(spent, 2))
    program = torch.compile(filler) if setting.compiled and device.type == "cuda" else filler
    chance = torch.Generator(device)
    places_a_step = int(setting.rows * setting.length * setting.hidden * 1.1)

    def keep() -> None:
        state = {"filler": filler.state_dict(), "optimizer": optimizer.state_dict(), "step": step, "spent": spent}
        save_whole(state, checkpoint)
        save_encoder(filler.encoder, out / "encoder.pt")

    begun = last = kept = shown = time.time()
    since, loss_sum = 0, torch.zeros((), device=device)
    loss_mean = float("nan")
    while spent < setting.minutes and last - begun < 60 * setting.stop_after:
        chance.manual_seed(setting.seed * 1_000_003 + step)
        ids = torch.from_numpy(rows.at(step)).to(device, non_blocking=True)
        shown_ids, hidden = hide(ids, begins, setting.hidden, filler.encoder.shape.pieces, chance)
        places, weight = fixed_places(hidden, places_a_step)
        set_pace(optimizer, pace(spent / setting.minutes, 0.04))
        with half_precision(device):
            guesses = program(shown_ids, places)
        losses = F.cross_entropy(guesses.float(), ids.flatten()[places], reduction="none")
        loss = (losses * weight).sum() / weight.sum()
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        nn.utils.clip_grad_norm_(filler.parameters(), 1.0)
        optimizer.step()
        step, since, loss_sum = step + 1, since + 1, loss_sum + loss.detach()
        if step % 10 == 0 and device.type == "cuda":
            torch.cuda.synchronize()
        now = time.time()
        spent, last = spent + (now - last) / 60, now
        if now - shown > 15:
            loss_mean = loss_sum.item() / since
            speed = since * ids.numel() / (time.time() - shown)
            log(step=step, minutes=round(spent, 2), loss=round(loss_mean, 4), pieces_a_second=round(speed))
            shown, since, loss_sum = time.time(), 0, torch.zeros((), device=device)
        if now - kept > setting.checkpoint_s:
            keep()
            kept = time.time()
    if since:
        loss_mean = loss_sum.item() / since
    keep()
    log(step=step, minutes=round(spent, 2), loss=round(loss_mean, 4), passes=round(step / rows.steps, 2))
    return loss_mean


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--start", type=Path, required=True, help="folder with encoder.pt and pieces.json")
    options.add_argument("--shards", type=Path, required=True)
    options.add_argument("--out", type=Path, required=True)
    options.add_argument("--threads", type=int)
    for name, kind in Setting.__annotations__.items():
        options.add_argument("--" + name.replace("_", "-"), type=kind)
    given = vars(options.parse_args())
    setting = Setting(**{name: given[name] for name in Setting.__annotations__ if given[name] is not None})
    if given["threads"]:
        torch.set_num_threads(given["threads"])
    out = given["out"]
    out.mkdir(parents=True, exist_ok=True)
    copy_pieces(given["start"], out)
    seed_all(setting.seed)
    torch.set_float32_matmul_precision("high")
    encoder = load_encoder(given["start"] / "encoder.pt", dropout=setting.dropout)
    rows = Rows(read_shards(given["shards"]), setting.length, setting.rows, setting.seed)
    pretrain(Filler(encoder), word_beginnings(load_pieces(out / "pieces.json")), rows, out, setting)


if __name__ == "__main__":
    main()
