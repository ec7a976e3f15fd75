"""The mean of taggers from one training, whose accidents cancel out: python -m encoder.average --models A B --shares 0.4 0.6 --out DIR

As in Izmailov et al. 2018: what was learnt while the rate was high and what it came to in the end lie in one valley."""

import argparse
from pathlib import Path

from torch import Tensor

from encoder.pieces import copy_pieces
from encoder.tagger import load_tagger, save_tagger


def mean_of(states: list[dict[str, Tensor]], shares: list[float]) -> dict[str, Tensor]:
    """Of weights by name; `shares` add up to 1."""
    return {name: sum(share * state[name] for state, share in zip(states, shares)) for name in states[0]}


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--models", type=Path, nargs="+", required=True, help="folders with tagger.pt and pieces.json")
    options.add_argument("--shares", type=float, nargs="+", required=True)
    options.add_argument("--out", type=Path, required=True)
    given = options.parse_args()
    if len(given.shares) != len(given.models) or abs(sum(given.shares) - 1) > 1e-6:
        options.error("--shares needs a number for each model, and they must add up to 1")
    taggers = [load_tagger(folder / "tagger.pt") for folder in given.models]
    taggers[0].load_state_dict(mean_of([tagger.state_dict() for tagger in taggers], given.shares))
    given.out.mkdir(parents=True, exist_ok=True)
    save_tagger(taggers[0], given.out / "tagger.pt")
    copy_pieces(given.models[0], given.out)


if __name__ == "__main__":
    main()
