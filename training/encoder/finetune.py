"""Teaches an encoder to find names: python -m encoder.finetune --start DIR --data DIR --out DIR

Run again with the same --out, it goes on from its last checkpoint."""

import argparse
import random
import time
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor

from encoder.batches import Row, batch_of, batches_of, padded, rows_of
from encoder.corpora import ANERCORP_TEST, NUMBER_OF, Sentence, read_corpus
from encoder.figures import anercorp, wojood
from encoder.labels import LABELS
from encoder.model import load_encoder
from encoder.pieces import Pieces, copy_pieces, load_pieces
from encoder.running import Log, best_device, half_precision, optimizer_of, pace, save_whole, seed_all, set_pace
from encoder.scoring import torch_scorer
from encoder.tagger import Tagger, own_parts, partial_loss, save_tagger
from encoder.text import without_hamza


@dataclass(frozen=True)
class Setting:
    corpora: str = "anercorp wojood wikifane:0.33 caraner aqmar"
    """With the share of each that an epoch reads, where that is not all."""
    epochs: int = 3
    pieces_a_batch: int = 1024
    rate: float = 1.2e-4
    head_rate: float = 1e-3
    decay: float = 0.01
    layers: int | None = None
    seed: int = 1
    minutes: float = 1e9
    """Of a run, at most: it ends then, and its learning rate has come to nothing by then."""
    checkpoint_s: float = 180
    unhamzated: float = 0.15
    """Share of sentences that are read without hamza on alif, as many people write."""


def training_sentences(data: Path, names: str, whole: bool = False) -> list[Sentence]:
    """Without the part of ANERcorp that measures, unless the `whole` is asked for."""
    out: list[Sentence] = []
    for name in names.split():
        name = name.partition(":")[0]
        sentences = read_corpus(data, NUMBER_OF[name])
        out += sentences if whole or name != "anercorp" else sentences[:ANERCORP_TEST]
    return out


def allowed_of(sentences: list[Sentence], rows: list[Row]) -> Tensor:
    """[rows, words, labels]; nothing allowed where a row has no word."""
    masks = [sentences[row.sentence].allowed[row.first_word :][: len(row.starts)] for row in rows]
    bits = padded(masks, 0)
    return (bits[..., None] >> torch.arange(LABELS)) & 1 > 0


def shares_by_corpus(names: str) -> dict[int, float]:
    parts = [name.partition(":") for name in names.split()]
    return {NUMBER_OF[name]: float(share or 1) for name, _, share in parts}


def rows_for(sentences: list[Sentence], pieces: Pieces, epoch: int, setting: Setting) -> list[Row]:
    """One epoch's rows; of a corpus that is read in part, another part in each epoch."""
    chance = random.Random(setting.seed + epoch)
    shares = shares_by_corpus(setting.corpora)
    rows = []
    for number, sentence in enumerate(sentences):
        if not is_read(number, epoch, shares[sentence.corpus]):
            continue
        words = sentence.words
        if chance.random() < setting.unhamzated:
            words = [without_hamza(word) for word in words]
        rows += rows_of(number, words, pieces)
    return rows


def is_read(number: int, epoch: int, share: float) -> bool:
    parts = round(1 / share)
    return number % parts == epoch % parts


def finetune(tagger: Tagger, pieces: Pieces, sentences: list[Sentence], out: Path, setting: Setting, measure) -> None:
    device = best_device()
    tagger.to(device)
    log = Log(out / "log.jsonl")
    optimizer = optimizer_of(tagger, {"encoder.": setting.rate, "": setting.head_rate}, setting.decay)
    checkpoint = out / "checkpoint.pt"
    epoch, step = 0, 0
    if checkpoint.exists():
        saved = torch.load(checkpoint, map_location=device, weights_only=True)
        tagger.load_state_dict(saved["tagger"])
        optimizer.load_state_dict(saved["optimizer"])
        epoch, step = saved["epoch"], saved["step"]
        log(resumed_at=[epoch, step])

    def keep() -> None:
        state = {"tagger": tagger.state_dict(), "optimizer": optimizer.state_dict(), "epoch": epoch, "step": step}
        save_whole(state, checkpoint)
        save_tagger(tagger, out / "tagger.pt")

    begun = kept = shown = time.time()
    since, lost, late = 0, 0.0, 0.0
    while epoch < setting.epochs and late < 1:
        seed = setting.seed + epoch
        batches = batches_of(rows_for(sentences, pieces, epoch, setting), setting.pieces_a_batch, seed)
        while step < len(batches) and late < 1:
            rows = batches[step]
            late = (time.time() - begun) / (60 * setting.minutes)
            set_pace(optimizer, min(pace((epoch + step / len(batches)) / setting.epochs), max(0.0, 1 - late)))
            loss = train_step(tagger, optimizer, sentences, rows, device)
            step += 1
            since, lost = since + 1, lost + loss
            if time.time() - shown > 20:
                rate = sum(len(row.starts) for b in batches[step - since : step] for row in b) / (time.time() - shown)
                log(epoch=epoch, step=step, of=len(batches), loss=round(lost / since, 4), words_a_second=round(rate))
                shown, since, lost = time.time(), 0, 0.0
            if time.time() - kept > setting.checkpoint_s:
                keep()
                kept = time.time()
        since = 0
        if step == len(batches):
            epoch, step = epoch + 1, 0
        keep()
        log(epoch=epoch, step=step, **measure(tagger))
        shown = time.time()


def train_step(tagger: Tagger, optimizer, sentences: list[Sentence], rows: list[Row], device: torch.device) -> float:
    tagger.train()
    batch = batch_of(rows)
    shares = own_parts([sentences[row.sentence].corpus for row in rows]).to(device)
    with half_precision(device):
        scores = tagger(batch.ids.to(device), batch.starts.to(device), shares)
    loss = partial_loss(scores.float(), allowed_of(sentences, rows).to(device))
    optimizer.zero_grad(set_to_none=True)
    loss.backward()
    torch.nn.utils.clip_grad_norm_(tagger.parameters(), 1.0)
    optimizer.step()
    return loss.item()


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--start", type=Path, required=True, help="folder with encoder.pt and pieces.json")
    options.add_argument("--data", type=Path, required=True)
    options.add_argument("--out", type=Path, required=True)
    options.add_argument("--threads", type=int)
    options.add_argument("--whole", action="store_true", help="train on the part of ANERcorp that measures, too")
    for name, kind in Setting.__annotations__.items():
        options.add_argument("--" + name.replace("_", "-"), type=int if "int" in str(kind) else kind)
    given = vars(options.parse_args())
    setting = Setting(**{name: given[name] for name in Setting.__annotations__ if given[name] is not None})
    if given["threads"]:
        torch.set_num_threads(given["threads"])
    data, out = given["data"], given["out"]
    out.mkdir(parents=True, exist_ok=True)
    copy_pieces(given["start"], out)
    seed_all(setting.seed)
    pieces = load_pieces(out / "pieces.json")
    tagger = Tagger(load_encoder(given["start"] / "encoder.pt", setting.layers))
    sentences = training_sentences(data, setting.corpora, given["whole"])

    def measure(model: Tagger) -> dict[str, float]:
        with half_precision(best_device()):
            return {
                "anercorp": round(anercorp(torch_scorer(model), pieces, data).f1()[0], 2),
                "wojood": round(wojood(torch_scorer(model), pieces, data).f1()[0], 2),
            }

    finetune(tagger, pieces, sentences, out, setting, measure)


if __name__ == "__main__":
    main()
