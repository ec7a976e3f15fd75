"""Raw text: files of one paragraph a line, blank lines between articles, packed by xz."""

import lzma
import re
from collections.abc import Iterator
from pathlib import Path

TOKEN = re.compile(r"[^\W_]+(?:[.,\u066b\u066c](?=\d)[^\W_]+)*|[^\w\s]|_")
_MARKS = re.compile(r"[\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]+")


def raw_files(data: Path) -> list[Path]:
    """News first, the encyclopedia last."""
    return sorted((data / "raw").glob("*.txt.xz"))


def raw_lines(file: Path) -> Iterator[str]:
    with lzma.open(file, "rt", encoding="utf8", errors="replace") as lines:
        yield from lines


def words_of(line: str) -> list[str]:
    """Words, numbers and single signs, much as the product's tokenizer parts them; marks inside words are dropped."""
    return TOKEN.findall(_MARKS.sub("", line))
