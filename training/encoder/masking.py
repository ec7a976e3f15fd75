"""Which pieces are hidden from the encoder while it learns to fill them in."""

import torch
from torch import Tensor

from encoder.pieces import FIRST, LAST, MASK, SPECIAL, WORD_START, Pieces
from encoder.text import is_word_like


def word_beginnings(pieces: Pieces) -> Tensor:
    """By piece: whether a word begins with it. Signs are words of their own."""
    begins = [piece.startswith(WORD_START) or piece in SPECIAL or not is_word_like(piece) for piece in pieces.pieces]
    return torch.tensor(begins)


def hide(ids: Tensor, begins: Tensor, share: float, size: int, chance: torch.Generator) -> tuple[Tensor, Tensor]:
    """Rows in which whole words are hidden, and the places [hidden] of their pieces in the flat rows.

    Of the hidden pieces 80 % become the mask, 10 % another piece, and 10 % stay (Devlin et al. 2019)."""
    device = ids.device
    word = begins[ids].cumsum(1)
    drawn = torch.rand(ids.shape, generator=chance, device=device).gather(1, word.clamp(max=ids.shape[1] - 1))
    hidden = (drawn < share) & (ids != FIRST) & (ids != LAST) & (ids >= len(SPECIAL))
    fate = torch.rand(ids.shape, generator=chance, device=device)
    other = torch.randint(len(SPECIAL), size, ids.shape, generator=chance, device=device)
    shown = torch.where(fate < 0.8, MASK, torch.where(fate < 0.9, other, ids))
    return torch.where(hidden, shown, ids), hidden.flatten().nonzero()[:, 0]
