"""Teaches an encoder to find names: python -m encoder.finetune --start DIR --data DIR --out DIR

Run again with the same --out, it goes on from its last checkpoint. Where --start has a tagger.pt, it goes on from that one
with a pace of its own."""

import argparse
import random
import time
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

import torch
from torch import Tensor
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

from encoder.batches import LONGEST_ROW, Row, batch_of, batches_of, joined, padded, rows_of
from encoder.corpora import ANERCORP_TEST, NUMBER_OF, Sentence, read_corpus, read_exported, read_taught
from encoder.figures import anercorp, wojood
from encoder.labels import LABELS
from encoder.model import load_encoder
from encoder.pieces import Pieces, copy_pieces, load_pieces
from encoder.running import Log, best_device, half_precision, optimizer_of, pace, save_whole, seed_all, set_pace
from encoder.scoring import torch_scorer
from encoder.tagger import Tagger, load_tagger, own_parts, partial_loss, save_tagger
from encoder.text import without_hamza


@dataclass(frozen=True)
class Setting:
    corpora: str = "anercorp wojood wikifane:0.33 caraner aqmar"
    """With the share of each that an epoch reads, where that is not all; `house` is the taught text."""
    epochs: int = 3
    pieces_a_batch: int = 1024
    rate: float = 1.2e-4
    layer_decay: float = 1.0
    """The rate of a layer as a share of that of the layer above it; that of the pieces' vectors lies below the first."""
    head_rate: float = 1e-3
    decay: float = 0.01
    layers: int | None = None
    seed: int = 1
    minutes: float = 1e9
    """Of all runs together, at most: it ends then, and its learning rate has come to nothing by then."""
    checkpoint_s: float = 180
    measure_every: int = 1
    """Epochs; it measures at the end in any case."""
    unhamzated: float = 0.15
    """Share of sentences that are read without hamza on alif, as many people write."""
    hidden: float = 0.0
    """Share of words that are hidden, so that their company must do."""
    unlisted: float = 0.3
    """Share of sentences that are read as if the lexicons knew nothing of them."""
    short: float = 0.3
    """Share of rows that end before they are full, as short texts do."""
    averaged: float = 0.0
    """What a step leaves of the running mean of the weights, which is what is measured and kept (Polyak and Juditsky 1992)."""


NEIGHBOURS = 24
"""Sentences that are read or left out together, where a corpus is read in part."""


def training_sentences(data: Path, names: str, whole: bool = False) -> list[Sentence]:
    """Without the part of ANERcorp that measures, unless the `whole` is asked for."""
    out: list[Sentence] = []
    for name in shares_by_name(names):
        sentences = read_corpus(data, NUMBER_OF[name]) if name != "house" else []
        out += sentences if whole or name != "anercorp" else sentences[:ANERCORP_TEST]
    return out


def given_sentences(data: Path, setting: Setting, exported: Path | None, taught: Path | None, whole: bool) -> list[Sentence]:
    """Of the corpora that an epoch reads from."""
    read = {NUMBER_OF[name] for name in shares_by_name(setting.corpora)}
    corpora = training_sentences(data, setting.corpora, whole) if exported is None else list(read_exported(exported))
    sentences = [*corpora, *(read_taught(taught) if taught else [])]
    return [sentence for sentence in sentences if sentence.corpus in read]


def begun_tagger(start: Path, setting: Setting) -> Tagger:
    if (start / "tagger.pt").exists():
        return load_tagger(start / "tagger.pt")
    return Tagger(load_encoder(start / "encoder.pt", setting.layers))


def allowed_of(sentences: list[Sentence], rows: list[Row]) -> Tensor:
    """[rows, words, labels]; nothing allowed where a row has no word. Behind the rows their other readings."""
    masks = [words_of(sentences, row, None) for row in rows]
    masks += [words_of(sentences, rows[at], part) for at, part in other_readings(sentences, rows)]
    bits = padded(masks, 0)
    return (bits[..., None] >> torch.arange(LABELS)) & 1 > 0


def words_of(sentences: list[Sentence], row: Row, part: int | None) -> list[int]:
    """What the words of a row are allowed, by its corpus or by another part's conventions."""
    out: list[int] = []
    for stretch in row.stretches:
        sentence = sentences[stretch.sentence]
        allowed = sentence.allowed if part is None else sentence.also[part]
        out += allowed[stretch.first_word :][: stretch.words]
    return out


def other_readings(sentences: list[Sentence], rows: list[Row]) -> list[tuple[int, int]]:
    """Numbers of rows and parts. Sentences of one row have the same, being of one corpus."""
    return [(at, part) for at, row in enumerate(rows) for part in sentences[row.stretches[0].sentence].also]


def shares_by_name(names: str) -> dict[str, float]:
    parts = [name.partition(":") for name in names.split()]
    return {name: float(share or 1) for name, _, share in parts}


def rows_for(sentences: list[Sentence], pieces: Pieces, epoch: int, setting: Setting) -> list[Row]:
    """One epoch's rows; of a corpus that is read in part, another part in each epoch. Neighbours share rows."""
    chance = random.Random(setting.seed + epoch)
    shares = {NUMBER_OF[name]: share for name, share in shares_by_name(setting.corpora).items()}

    def room() -> int:
        return LONGEST_ROW if chance.random() >= setting.short else chance.randrange(LONGEST_ROW)

    rows: list[Row] = []
    for (corpus, block), run in groupby(range(len(sentences)), lambda n: (sentences[n].corpus, n // NEIGHBOURS)):
        if not is_read(block, epoch, shares[corpus]):
            continue
        parts: list[Row] = []
        for number in run:
            words = sentences[number].words
            if chance.random() < setting.unhamzated:
                words = [without_hamza(word) for word in words]
            if setting.hidden:
                words = [None if chance.random() < setting.hidden else word for word in words]
            known = sentences[number].known if chance.random() >= setting.unlisted else None
            parts += rows_of(number, words, pieces, known=known)
        rows += joined(parts, room)
    return rows


def is_read(block: int, epoch: int, share: float) -> bool:
    parts = round(1 / share)
    return block % parts == epoch % parts


def finetune(tagger: Tagger, pieces: Pieces, sentences: list[Sentence], out: Path, setting: Setting, measure) -> None:
    device = best_device()
    tagger.to(device)
    mean = AveragedModel(tagger, multi_avg_fn=get_ema_multi_avg_fn(setting.averaged))
    log = Log(out / "log.jsonl")
    optimizer = optimizer_of(tagger, rates_of(setting, tagger.encoder.shape.layers), setting.decay)
    checkpoint = out / "checkpoint.pt"
    epoch, step, spent = 0, 0, 0.0
    if checkpoint.exists():
        saved = torch.load(checkpoint, map_location=device, weights_only=True)
        tagger.load_state_dict(saved["tagger"])
        mean.load_state_dict(saved["mean"])
        optimizer.load_state_dict(saved["optimizer"])
        epoch, step, spent = saved["epoch"], saved["step"], saved["spent"]
        log(resumed_at=[epoch, step])

    def keep() -> None:
        state = {"tagger": tagger.state_dict(), "mean": mean.state_dict(), "optimizer": optimizer.state_dict()}
        save_whole({**state, "epoch": epoch, "step": step, "spent": spent + time.time() - begun}, checkpoint)
        save_tagger(mean.module, out / "tagger.pt")

    begun = kept = shown = time.time()
    since, lost, late = 0, 0.0, 0.0
    while epoch < setting.epochs and late < 1:
        seed = setting.seed + epoch
        batches = batches_of(rows_for(sentences, pieces, epoch, setting), setting.pieces_a_batch, seed)
        while step < len(batches) and late < 1:
            rows = batches[step]
            late = (spent + time.time() - begun) / (60 * setting.minutes)
            set_pace(optimizer, pace(max(late, (epoch + step / len(batches)) / setting.epochs)))
            loss = train_step(tagger, optimizer, sentences, rows, device)
            mean.update_parameters(tagger)
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
        if late >= 1 or epoch == setting.epochs or epoch % setting.measure_every == 0:
            log(epoch=epoch, step=step, **measure(mean.module))
        shown = time.time()


def rates_of(setting: Setting, layers: int) -> dict[str, float]:
    """Learning rates by the beginning of a parameter's name."""
    by_layer = {f"encoder.layers.{n}.": setting.rate * setting.layer_decay ** (layers - 1 - n) for n in range(layers)}
    return {"encoder.known.": setting.head_rate, **by_layer, "encoder.": setting.rate * setting.layer_decay**layers, "": setting.head_rate}


def train_step(tagger: Tagger, optimizer, sentences: list[Sentence], rows: list[Row], device: torch.device) -> float:
    tagger.train()
    batch = batch_of(rows)
    others = other_readings(sentences, rows)
    corpora = [sentences[row.stretches[0].sentence].corpus for row in rows]
    shares = own_parts([*corpora, *(part for _, part in others)]).to(device)
    with half_precision(device):
        words = tagger.words(batch.ids.to(device), batch.starts.to(device), batch.known.to(device))
        scores = tagger.labels(torch.cat([words, words[[at for at, _ in others]]]), shares)
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
    options.add_argument("--corpora-file", type=Path, help="what src/training/export-corpora.ts wrote, instead of DATA/ner")
    options.add_argument("--taught", type=Path, help="text that the product tagged, read as `house`")
    options.add_argument("--held", type=Path, help="what export-corpora.ts wrote of the sentences that measure")
    options.add_argument("--whole", action="store_true", help="train on the part of ANERcorp that measures, too")
    for name, kind in Setting.__annotations__.items():
        options.add_argument("--" + name.replace("_", "-"), type=int if "int" in str(kind) else kind)
    given = vars(options.parse_args())
    setting = Setting(**{name: given[name] for name in Setting.__annotations__ if given[name] is not None})
    if given["threads"]:
        torch.set_num_threads(given["threads"])
    data, out, held = given["data"], given["out"], given["held"]
    out.mkdir(parents=True, exist_ok=True)
    copy_pieces(given["start"], out)
    seed_all(setting.seed)
    pieces = load_pieces(out / "pieces.json")
    tagger = begun_tagger(given["start"], setting)
    sentences = given_sentences(data, setting, given["corpora_file"], given["taught"], given["whole"])

    def measure(model: Tagger) -> dict[str, float]:
        with half_precision(best_device()):
            return {
                "anercorp": round(anercorp(torch_scorer(model), pieces, data, held).f1()[0], 2),
                "wojood": round(wojood(torch_scorer(model), pieces, data, held).f1()[0], 2),
            }

    finetune(tagger, pieces, sentences, out, setting, measure)


if __name__ == "__main__":
    main()
