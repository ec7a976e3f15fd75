"""Words as the encoder sees them: the same plain spelling that src/text/normalize.ts makes."""

import unicodedata

KEYBOARD_LETTERS = {
    0x06A9: "\u0643",  # KEHEH
    0x06AA: "\u0643",  # SWASH KAF
    0x06CC: "\u064a",  # FARSI YEH
    0x06D2: "\u064a",  # YEH BARREE
    0x06C1: "\u0647",  # HEH GOAL
    0x06BE: "\u0647",  # HEH DOACHASHMEE
    0x06D5: "\u0647",  # AE
    0x06C0: "\u0629",  # HEH WITH YEH ABOVE
    0x06C3: "\u0629",  # TEH MARBUTA GOAL
    0x0671: "\u0627",  # ALEF WASLA
}

_MARKS = [(0x0610, 0x061A), (0x0640, 0x0640), (0x064B, 0x065F), (0x0670, 0x0670), (0x06D6, 0x06DC), (0x06DF, 0x06E8)]
_INVISIBLE = [(0x00AD, 0x00AD), (0x061C, 0x061C), (0x200B, 0x200F), (0x202A, 0x202E), (0x2060, 0x2064),
              (0x2066, 0x206F), (0xFE00, 0xFE0F), (0xFEFF, 0xFEFF), (0x06EA, 0x06ED)]  # fmt: skip

_TABLE: dict[int, str | None] = {
    **{unit: None for first, last in _MARKS + _INVISIBLE for unit in range(first, last + 1)},
    **{0x0660 + digit: str(digit) for digit in range(10)},
    **{0x06F0 + digit: str(digit) for digit in range(10)},
    **KEYBOARD_LETTERS,
}

_HAMZA = str.maketrans("\u0623\u0625\u0622", "\u0627\u0627\u0627")
_FOLDS = str.maketrans("\u0623\u0625\u0622\u0649\u0629", "\u0627\u0627\u0627\u064a\u0647")


def normalize(text: str) -> str:
    """Without tatweel, short vowels and invisible characters; presentation forms apart; digits as 0-9."""
    if any("\ufb50" <= letter <= "\ufefc" for letter in text):
        text = "".join(unicodedata.normalize("NFKC", c) if "\ufb50" <= c <= "\ufefc" else c for c in text)
    return text.translate(_TABLE)


def without_hamza(text: str) -> str:
    """The spelling that leaves hamza off the alif."""
    return text.translate(_HAMZA)


def fold_key(text: str) -> str:
    """Key of the product's lexicons: `normalize` with freely mixed spellings folded."""
    return normalize(text).translate(_FOLDS)


def is_word_like(text: str) -> bool:
    return any(letter.isalnum() for letter in text)
