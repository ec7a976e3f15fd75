from collections import Counter

from encoder.batches import Stretch, batch_of, batches_of, joined, rows_of
from encoder.pieces import FIRST, LAST, UNKNOWN, load_pieces
from encoder.vocabulary import learn_pieces


def test_words_and_signs(pieces):
    assert [pieces.pieces[i] for i in pieces.of_word("تونس")] == ["\u2581تونس"]
    assert [pieces.pieces[i] for i in pieces.of_word("تُونس")] == ["\u2581تونس"], "marks do not count"
    assert [pieces.pieces[i] for i in pieces.of_word(".")] == ["."], "a sign has no mark of a word"
    assert len(pieces.of_word("سمت")) == 4, "other words fall into letters"


def test_nothing_is_without_pieces(pieces):
    assert pieces.of_word("") == [UNKNOWN]
    assert pieces.of_word("\u064e") == [UNKNOWN], "a mark alone"
    assert UNKNOWN in pieces.of_word("\U0001f600")
    assert 0 < len(pieces.of_word("س" * 10_000)) <= 16, "no word fills a row"


def test_file(pieces, tmp_path):
    pieces.save(tmp_path / "pieces.json")
    again = load_pieces(tmp_path / "pieces.json")
    assert again.pieces == pieces.pieces and again.of_word("عمان") == pieces.of_word("عمان")


def test_long_sentences_fall_into_rows_that_cover_all_words(pieces):
    words = ["تونس", "سمت"] * 40
    rows = rows_of(0, words, pieces, longest=20)
    first_words = [row.stretches[0].first_word for row in rows]
    assert first_words == [0, *[sum(len(r.starts) for r in rows[: n + 1]) for n in range(len(rows) - 1)]]
    assert [row.stretches for row in rows] == [[Stretch(0, first, len(row.starts))] for first, row in zip(first_words, rows)]
    assert sum(len(row.starts) for row in rows) == len(words)
    assert all(len(row.ids) <= 20 and row.ids[0] == FIRST and row.ids[-1] == LAST for row in rows)
    assert [row.ids[row.starts[0]] for row in rows] == [pieces.of_word(words[first])[0] for first in first_words]


def test_neighbours_share_rows(pieces):
    sentences = [["تونس"] * (1 + n % 5) for n in range(20)]
    apart = [row for n, words in enumerate(sentences) for row in rows_of(n, words, pieces)]
    rows = joined(apart, lambda: 24)
    assert 1 < len(rows) < 20 and all(len(row.ids) <= 24 for row in rows)
    assert [stretch for row in rows for stretch in row.stretches] == [row.stretches[0] for row in apart]
    for row in rows:
        assert row.ids[0] == FIRST and row.ids.count(LAST) == len(row.stretches) and row.ids[-1] == LAST
        words = [word for stretch in row.stretches for word in sentences[stretch.sentence]]
        assert [row.ids[start] for start in row.starts] == [pieces.of_word(word)[0] for word in words]
    assert joined(apart, lambda: 0) == apart


def test_what_the_lexicons_say_goes_with_every_piece_of_a_word(pieces):
    assert len(pieces.of_word("تونسسمت")) > 1
    first, second = (rows_of(n, ["تونس", "تونسسمت"], pieces, known=[9, 10])[0] for n in (0, 1))
    assert first.known == [0, 9, *[10] * len(pieces.of_word("تونسسمت")), 0]
    (both,) = joined([first, second])
    assert both.known == [*first.known, *first.known[1:]] and len(both.known) == len(both.ids)
    (unlisted,) = rows_of(0, ["تونس"], pieces)
    assert batch_of([both, unlisted]).known.tolist() == [both.known, [0] * len(both.ids)]


def test_batches_hold_every_row_once(pieces):
    rows = [rows_of(n, ["تونس"] * (1 + n % 9), pieces)[0] for n in range(50)]
    batches = batches_of(rows, 40, seed=1)
    assert sorted(row.stretches[0].sentence for batch in batches for row in batch) == list(range(50))
    assert all(batch_of(batch).ids.numel() <= 40 for batch in batches)
    assert batches == batches_of(rows, 40, seed=1) and batches != batches_of(rows, 40, seed=2)


def test_learning(tmp_path):
    words = Counter({"تونس": 900, "تونسي": 500, "وتونس": 400, "عمان": 800, "ليبي": 300, "2024": 100, ".": 5000, "x": 1})
    pieces = learn_pieces(words, 60, tmp_path)
    assert "." in pieces.pieces and pieces.of_word(".") == [pieces.pieces.index(".")]
    assert len(pieces.of_word("تونس")) < 5
    assert UNKNOWN not in pieces.of_word("2024")
