import { readFileSync } from 'node:fs';
import { countingKey } from './statistics.ts';

/** How often annotators cut a form at one of its edges, and how often they left it whole there. */
export interface EdgeLabel {
  cut: number;
  whole: number;
}

export interface WordLabels {
  /** Forms that begin with و or ف. */
  readonly prefix: Map<string, EdgeLabel>;
  /** Forms that end like a pronoun, without a conjunction in front; keyed `form/pronoun`. */
  readonly suffix: Map<string, EdgeLabel>;
}

const CONJUNCTIONS = new Set(['و', 'ف']);
const PRONOUNS = new Set(['ه', 'ها', 'هم', 'هما', 'نا']);
const ARABIC = /^[\u0621-\u064a]+$/;

/** Labels from a corpus in which و, ف and pronouns stand as tokens of their own; first column of a CoNLL file. */
export function readWordLabels(path: string): WordLabels {
  const labels: WordLabels = { prefix: new Map(), suffix: new Map() };
  const tokens = readFileSync(path, 'utf8')
    .split('\n')
    .map((line) => countingKey(line.split('\t', 1)[0] as string));
  tokens.forEach((token, at) => {
    if (token.length > 1 && ARABIC.test(token) && !PRONOUNS.has(token)) labelWord(tokens, at, labels);
  });
  return labels;
}

function labelWord(tokens: readonly string[], at: number, labels: WordLabels): void {
  const token = tokens[at] as string;
  const before = tokens[at - 1] ?? '';
  const after = tokens[at + 1] ?? '';
  const pronoun = PRONOUNS.has(after) ? after : '';
  const host = pronoun ? token.replace(/ة$/, 'ت') : token;
  if (CONJUNCTIONS.has(before)) add(labels.prefix, before + host + pronoun, 'cut');
  else if (CONJUNCTIONS.has(token[0] as string)) add(labels.prefix, host + pronoun, 'whole');
  if (pronoun) add(labels.suffix, `${host + pronoun}/${pronoun}`, 'cut');
  else for (const ending of PRONOUNS) if (token.endsWith(ending)) add(labels.suffix, `${token}/${ending}`, 'whole');
}

function add(labels: Map<string, EdgeLabel>, key: string, side: keyof EdgeLabel): void {
  const label = labels.get(key) ?? { cut: 0, whole: 0 };
  label[side]++;
  labels.set(key, label);
}
