"""Corpora as labels that each word may have: the readings of src/training/corpora.ts."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from encoder.labels import LABELS, OUTSIDE, TYPES, begin_of, inside_of

Rows = list[tuple[str, str]]
"""Words and their tags."""


@dataclass(frozen=True)
class Corpus:
    name: str
    file: str
    types: dict[str, list[str]]
    """What its tags may stand for. Any other tag may be one of `other`, or nothing."""
    other: list[str]
    open: list[str]
    """Types that it does not annotate, so that an untagged word may be one."""


@dataclass(frozen=True)
class Sentence:
    corpus: int
    words: list[str]
    allowed: list[int]
    """By word: the labels that agree with the annotation, as bits."""
    tags: list[str]
    also: dict[int, list[int]] = field(default_factory=dict)
    """The same by other conventions, where they are known: by number of the part that follows them."""
    known: list[int] = field(default_factory=list)
    """By word, what the lexicons say of it; empty where nobody asked them."""


PLACES = ["GPE", "LOC", "FAC"]
NAMES = ["PER", "ORG", *PLACES]
ALL_BUT_NAMES = [kind for kind in TYPES if kind not in NAMES]
OTHER_NAMES = ["NORP", "EVENT", "PRODUCT", "LAW", "LANGUAGE", "WEBSITE"]

_WIKIFANE = {
    "PER": "Politician Athlete Businessperson Artist Scientist Police Religious_PER Engineer Lawyer Other_PER",
    "ORG": "Government Non-Governmental Commercial Educational Media Religious_ORG Sports Medical-Science Entertainment",
    "GPE": "Nation State-or-Province County-or-District Population-Center",
    "GPE LOC": "Continent GPE-Cluster",
    "LOC": "Water-Body Celestial Land-Region-Natural",
    "FAC": "Building-Grounds Subarea-Facility Path Airport Plant",
}
_WOJOOD = {"PERS": ["PER"], "OCC": ["TITLE"], "CURR": ["MONEY"], "UNIT": ["QUANTITY"]}

CORPORA = [
    Corpus("anercorp", "anercorp/train.conll", {"PERS": ["PER"], "LOC": PLACES, "ORG": ["ORG"]}, OTHER_NAMES, ALL_BUT_NAMES),
    Corpus("wojood", "wojood/train.conll", {**{kind: [kind] for kind in TYPES}, **_WOJOOD}, [], []),
    Corpus("wikifane", "wikifane/all.conll",
           {name: kinds.split() for kinds, names in _WIKIFANE.items() for name in names.split()}, OTHER_NAMES, ALL_BUT_NAMES),
    Corpus("caraner", "caraner/train.conll", {"PER": ["PER"], "LOC": PLACES, "ORG": ["ORG"], "TIT": ["TITLE"]}, OTHER_NAMES,
           [kind for kind in ALL_BUT_NAMES if kind != "TITLE"]),
    Corpus("aqmar", "aqmar/all.conll", {"PER": ["PER", "NORP"], "LOC": PLACES, "ORG": ["ORG"]}, OTHER_NAMES, ALL_BUT_NAMES),
]  # fmt: skip
HOUSE = len(CORPORA)
"""The product's own conventions count as a corpus behind the others."""
PARTS = [*(corpus.name for corpus in CORPORA), "house"]
NUMBER_OF = {name: number for number, name in enumerate(PARTS)}
ANERCORP_TEST = 3311
"""Sentences of ANERcorp before its last sixth, which only measures."""


def read_conll(file: Path) -> list[Rows]:
    """One word and its tag a line, parted by a tab; a blank line between sentences."""
    sentences: list[Rows] = [[]]
    for line in file.read_text(encoding="utf8").split("\n"):
        word, _, tag = line.partition("\t")
        if word and tag:
            sentences[-1].append((word, tag.strip()))
        elif sentences[-1]:
            sentences.append([])
    return [rows for rows in sentences if rows]


def read_corpus(data: Path, number: int, file: str | None = None) -> list[Sentence]:
    """`file` stands in for the corpus' own."""
    corpus = CORPORA[number]
    sentences = read_conll(data / "ner" / (file or corpus.file))
    if corpus.name == "wikifane":
        sentences = [rejoin(rows) for rows in sentences]
    masks = {tag: mask_of(corpus, tag) for rows in sentences for _, tag in rows}
    return [
        Sentence(number, [w for w, _ in rows], [masks[tag] for _, tag in rows], [tag for _, tag in rows])
        for rows in sentences
    ]


def read_exported(file: Path) -> Iterator[Sentence]:
    """What src/training/export-corpora.ts wrote: the sentences as the fast tagger's training sees them."""
    for line in json_lines(file):
        also = {HOUSE: line["house"]} if "house" in line else {}
        yield Sentence(NUMBER_OF[line["corpus"]], line["words"], line["allowed"], line["tags"], also, line["known"])


def read_taught(file: Path) -> Iterator[Sentence]:
    """What `npm run train -- taught` wrote: raw text as the accurate model reads it, by each profile's conventions."""
    for line in json_lines(file):
        words, spans = line["words"], line["spans"]
        also = {NUMBER_OF[name]: allowed_by(found, len(words)) for name, found in spans.items() if name != "news"}
        yield Sentence(HOUSE, words, allowed_by(spans["news"], len(words)), [], also, line["known"])


def allowed_by(spans: list[list], words: int) -> list[int]:
    """Of spans [from, to, type, confidence]."""
    allowed = [1 << OUTSIDE] * words
    for start, end, name, sure in spans:
        kind = TYPES.index(name) if sure >= SURE and name in TYPES else None
        for at in range(start, min(end, words)):
            allowed[at] = ANYTHING if kind is None else 1 << (begin_of(kind) if at == start else inside_of(kind))
    return allowed


SURE = 0.6
"""Mentions with less confidence teach nothing: their words may have any label."""
ANYTHING = (1 << LABELS) - 1


def json_lines(file: Path) -> Iterator:
    with file.open(encoding="utf8") as lines:
        yield from map(json.loads, lines)


def mask_of(corpus: Corpus, tag: str) -> int:
    """The labels a tag may stand for. An untagged word may also be of a type that the corpus does not annotate."""
    place, _, name = tag.partition("-")
    kinds = corpus.types.get(name.lstrip("-")) if name else corpus.open
    mask = 0 if name and kinds is not None else 1 << OUTSIDE
    for kind in (TYPES.index(kind) for kind in (corpus.other if kinds is None else kinds)):
        if place != "I":
            mask |= 1 << begin_of(kind)
        if place != "B":
            mask |= 1 << inside_of(kind)
    assert 0 < mask < 1 << LABELS
    return mask


_AND = "\u0648"
_PRONOUNS = {"\u0647\u0627", "\u0647"}
_ARABIC_WORD = re.compile(r"[\u0621-\u064a]{2,}")


def rejoin(rows: Rows) -> Rows:
    """Writes the conjunction and two pronouns together with their words again, as in ordinary text."""
    joined: Rows = []
    prefix = ""
    for at, (word, tag) in enumerate(rows):
        following = rows[at + 1][0] if at + 1 < len(rows) else ""
        if not prefix and word == _AND and _ARABIC_WORD.fullmatch(following):
            prefix = _AND
        elif word in _PRONOUNS and not prefix and joined and _ARABIC_WORD.fullmatch(joined[-1][0]):
            last, last_tag = joined[-1]
            stem = last[:-1] + "\u062a" if last.endswith("\u0629") else last
            joined[-1] = (stem + word, last_tag)
        else:
            joined.append((prefix + word, tag))
            prefix = ""
    return joined
