import pytest

from encoder.raw import words_of
from encoder.text import fold_key, normalize, without_hamza


@pytest.mark.parametrize(
    ("written", "plain", "why"),
    [
        ("مُحَمَّد", "محمد", "short vowels go"),
        ("العــراق", "العراق", "tatweel goes"),
        ("٢٠٢٣", "2023", "digits become European ones"),
        ("ک" + "تاب", "كتاب", "a Persian keyboard's letter becomes the Arabic one"),
        ("\ufefb", "لا", "presentation forms are taken apart"),
        ("ا\u200fل", "ال", "direction marks go"),
        ("أحمد", "أحمد", "hamza stays"),
        ("مدرسة", "مدرسة", "teh marbuta stays"),
        ("Reuters-TV", "Reuters-TV", "Latin letters and signs stay"),
    ],
)
def test_normalize(written, plain, why):
    assert normalize(written) == plain, why


def test_folding():
    assert fold_key("إلى") == "الي"
    assert without_hamza("آل أبو إلى مدرسة") == "ال ابو الى مدرسة"


@pytest.mark.parametrize(
    ("line", "words", "why"),
    [
        ("قال: «نعم».", ["قال", ":", "«", "نعم", "»", "."], "signs stand alone"),
        ("بلغ 87.902 شخص", ["بلغ", "87.902", "شخص"], "a number keeps its point"),
        ("كوفيد-19", ["كوفيد", "-", "19"], "a hyphen parts"),
        ("في 2019. ثم", ["في", "2019", ".", "ثم"], "a full stop is no decimal point"),
        ("مُحَمَّد", ["محمد"], "marks inside a word do not part it"),
        ("  ", [], "nothing is nothing"),
    ],
)
def test_words(line, words, why):
    assert words_of(line) == words, why
