/** Numbers of the pieces that stand for no letters. */
export const UNKNOWN = 1;
export const FIRST = 2;
export const LAST = 3;

const WORD_START = '\u2581';
const LONGEST_WORD = 60;
const MOST_PIECES = 16;

/** What an unknown letter costs beyond the worst piece. */
const UNKNOWN_PENALTY = 10;

/** Cuts a word, normalized, into pieces: from 1 to 16 numbers. */
export type PieceSplitter = (word: string) => readonly number[];

/** Words whose pieces are kept at most; beyond it the memory is emptied and fills again. */
const MEMORY = 1 << 16;

/**
 * A splitter by a unigram model (Kudo 2018): of all ways to cut a word the one whose pieces' log probabilities have the
 * greatest sum. Words begin with a mark; single signs have none.
 */
export function createPieceSplitter(pieces: readonly string[], scores: Float32Array): PieceSplitter {
  const numbers = new Map(pieces.map((piece, number) => [piece, number]));
  const longest = pieces.reduce((most, piece) => Math.max(most, Array.from(piece).length), 1);
  const unknown = scores.reduce((least, score) => Math.min(least, score), 0) - UNKNOWN_PENALTY;
  const known = new Map<string, readonly number[]>();

  /** The best cut of the letters before each place: where its last piece begins, and which it is. */
  function bestCut(letters: readonly string[]): readonly number[] {
    const best = new Float64Array(letters.length + 1).fill(Number.NEGATIVE_INFINITY);
    const starts = new Int32Array(letters.length + 1);
    const last = new Int32Array(letters.length + 1);
    best[0] = 0;
    const offer = (from: number, to: number, piece: number, score: number): void => {
      const sum = (best[from] as number) + score;
      if (sum <= (best[to] as number)) return;
      best[to] = sum;
      starts[to] = from;
      last[to] = piece;
    };
    for (let from = 0; from < letters.length; from++) {
      let text = '';
      for (let to = from + 1; to <= Math.min(letters.length, from + longest); to++) {
        text += letters[to - 1];
        const piece = numbers.get(text);
        if (piece !== undefined) offer(from, to, piece, scores[piece] as number);
        else if (to === from + 1) offer(from, to, UNKNOWN, unknown);
      }
    }
    const cut: number[] = [];
    for (let at = letters.length; at > 0; at = starts[at] as number) cut.unshift(last[at] as number);
    return cut;
  }

  function split(word: string): readonly number[] {
    // A letter has two units at most.
    const letters = Array.from(word.slice(0, 2 * LONGEST_WORD)).slice(0, LONGEST_WORD);
    const marked = letters.some((letter) => /[\p{L}\p{N}]/u.test(letter)) ? [WORD_START, ...letters] : letters;
    const cut = bestCut(marked).filter((piece, i, all) => piece !== UNKNOWN || all[i - 1] !== UNKNOWN);
    return cut.length === 0 ? [UNKNOWN] : cut.slice(0, MOST_PIECES);
  }

  return (word) => {
    if (word.length > LONGEST_WORD) return split(word);
    const seen = known.get(word);
    if (seen !== undefined) return seen;
    if (known.size >= MEMORY) known.clear();
    const cut = split(word);
    known.set(word, cut);
    return cut;
  };
}
