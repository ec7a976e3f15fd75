import type { Word } from '../../../document.ts';
import { LABELS } from '../tagger/labels.ts';
import type { Profile } from '../tagger/weights-file.ts';
import { type Layers, piecesIn } from './layers.ts';
import { createPieceSplitter } from './pieces.ts';
import { type Row, rowsOf } from './rows.ts';
import type { EncoderModel, Head, Norm } from './weights-file.ts';

/** Says of each word, from the whole sentence, how likely each label is. */
export interface Encoder {
  /** `known` is what the lexicons say of each word; see `knownSorts`. */
  readonly rowsOf: (words: readonly Word[], known: ArrayLike<number>) => readonly Row[];
  /** Log probabilities by word and label, times the encoder's share, of the words of all rows one after the other. */
  readonly score: (rows: readonly Row[]) => Float32Array;
}

export interface EncoderOptions {
  /** Whose conventions it follows. */
  readonly profile: Profile;
  /** How much its word counts beside the tagger's. */
  readonly share: number;
}

/** An encoder whose sums are done by `layers`. */
export function createEncoder(model: EncoderModel, layers: Layers, { profile, share }: EncoderOptions): Encoder {
  const { width } = model.shape;
  const split = createPieceSplitter(model.pieces, model.pieceScores);
  const head = model.heads[profile];
  return {
    rowsOf: (words, known) =>
      rowsOf(
        words.map(({ normal }) => normal),
        known,
        split,
      ),
    score: (rows) => {
      const vectors = describe(rows, model);
      layers(vectors, lengthsOf(rows));
      const scores = new Float32Array(rows.reduce((sum, { starts }) => sum + starts.length, 0) * LABELS);
      let first = 0;
      let word = 0;
      for (const { pieces, starts } of rows) {
        for (const start of starts) {
          const at = (first + start) * width;
          setScores(scores.subarray(word * LABELS, (word + 1) * LABELS), vectors.subarray(at, at + width), head);
          word++;
        }
        first += pieces.length;
      }
      for (let i = 0; i < scores.length; i++) scores[i] = share * (scores[i] as number);
      return scores;
    },
  };
}

function lengthsOf(rows: readonly Row[]): number[] {
  return rows.map(({ pieces }) => pieces.length);
}

/** The vectors of the pieces, each of what it is, where it stands, and what the lexicons say of its word. */
function describe(
  rows: readonly Row[],
  { shape: { width }, words, wordScales, places, known: sorts, norm }: EncoderModel,
): Float32Array {
  const vectors = new Float32Array(piecesIn(lengthsOf(rows)) * width);
  let at = 0;
  for (const { pieces, known } of rows) {
    for (const [place, piece] of pieces.entries()) {
      const scale = wordScales[piece] as number;
      const sort = (known[place] as number) * width;
      for (let i = 0; i < width; i++) {
        vectors[at + i] =
          scale * (words[piece * width + i] as number) +
          (places[place * width + i] as number) +
          (sorts[sort + i] as number);
      }
      normalizeVector(vectors.subarray(at, at + width), norm);
      at += width;
    }
  }
  return vectors;
}

/** Brings the numbers to mean 0 and variance 1, then scales and shifts them. */
function normalizeVector(vector: Float32Array, { gains, shifts }: Norm): void {
  const { length } = vector;
  let sum = 0;
  for (let i = 0; i < length; i++) sum += vector[i] as number;
  const mean = sum / length;
  let squares = 0;
  for (let i = 0; i < length; i++) squares += ((vector[i] as number) - mean) ** 2;
  const factor = squares === 0 ? 0 : 1 / Math.sqrt(squares / length);
  for (let i = 0; i < length; i++) {
    vector[i] = ((vector[i] as number) - mean) * factor * (gains[i] as number) + (shifts[i] as number);
  }
}

/** Log probabilities of the labels of a word (log softmax). */
function setScores(scores: Float32Array, vector: Float32Array, { weights, shifts }: Head): void {
  const { length } = vector;
  let most = Number.NEGATIVE_INFINITY;
  for (let label = 0; label < LABELS; label++) {
    const from = label * length;
    let sum = shifts[label] as number;
    for (let i = 0; i < length; i++) sum += (weights[from + i] as number) * (vector[i] as number);
    scores[label] = sum;
    if (sum > most) most = sum;
  }
  let all = 0;
  for (let label = 0; label < LABELS; label++) all += Math.exp((scores[label] as number) - most);
  const whole = most + Math.log(all);
  for (let label = 0; label < LABELS; label++) scores[label] = (scores[label] as number) - whole;
}
