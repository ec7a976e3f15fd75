"""What every training shares: seeds, pace, log lines, checkpoints."""

import json
import math
import os
import random
import time
from contextlib import nullcontext
from pathlib import Path

import numpy as np
import torch
from torch import nn


def seed_all(seed: int) -> None:
    random.seed(seed)
    np.random.seed(seed)
    torch.manual_seed(seed)


def best_device() -> torch.device:
    return torch.device("cuda" if torch.cuda.is_available() else "cpu")


def half_precision(device: torch.device, wanted: bool = True):
    """Matrix products in bfloat16, sums and weights in full precision."""
    return torch.autocast(device.type, torch.bfloat16) if wanted else nullcontext()


def pace(done: float, warm_up: float = 0.05) -> float:
    """Share of the full learning rate when `done` of the training is over: up, then down to nothing as a cosine."""
    if done < warm_up:
        return done / warm_up
    return 0.5 * (1 + math.cos(math.pi * min(1.0, (done - warm_up) / (1 - warm_up))))


def optimizer_of(model: nn.Module, rates: dict[str, float], decay: float) -> torch.optim.Optimizer:
    """AdamW. `rates` give the learning rate by the beginning of a parameter's name; vectors do not decay."""
    groups: dict[tuple[float, float], list] = {}
    for name, weights in model.named_parameters():
        rate = next(rate for start, rate in rates.items() if name.startswith(start))
        groups.setdefault((rate, decay if weights.ndim > 1 else 0.0), []).append(weights)
    return torch.optim.AdamW(
        [{"params": p, "lr": rate, "full_rate": rate, "weight_decay": d} for (rate, d), p in groups.items()],
        betas=(0.9, 0.98), eps=1e-6, fused=True,
    )  # fmt: skip


def set_pace(optimizer: torch.optim.Optimizer, share: float) -> None:
    for group in optimizer.param_groups:
        group["lr"] = group["full_rate"] * share


class Log:
    """One JSON object a line, on screen and at the end of a file."""

    def __init__(self, file: Path):
        self.file, self.start = file, time.time()

    def __call__(self, **values) -> None:
        line = json.dumps({"s": round(time.time() - self.start, 1), **values}, ensure_ascii=False)
        print(line, flush=True)
        with self.file.open("a", encoding="utf8") as out:
            out.write(line + "\n")


def save_whole(state: dict, file: Path) -> None:
    """Never leaves half a file."""
    unfinished = file.with_suffix(".unfinished")
    torch.save(state, unfinished)
    os.replace(unfinished, file)
