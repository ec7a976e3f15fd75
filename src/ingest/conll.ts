/** One sentence of a CoNLL file; empty where blank lines follow each other. */
export interface ConllSentence {
  /** First column. */
  readonly tokens: readonly string[];
  /** Last column; "O" where there is one column only. */
  readonly tags: readonly string[];
}

/** A line that begins a document, as CoNLL-U and our own lists of documents have it. */
const NEW_DOCUMENT = /^# newdoc(?: id = |$)/u;

/**
 * Reads CoNLL text: one token a line, columns parted by tabs or spaces, a blank line between sentences. Lines that begin a
 * document are left out. O(length).
 */
export function readConll(text: string): ConllSentence[] {
  const sentences: ConllSentence[] = [];
  let tokens: string[] = [];
  let tags: string[] = [];
  const endSentence = (): void => {
    sentences.push({ tokens, tags });
    tokens = [];
    tags = [];
  };
  const lines = text.replace(/\r?\n$/u, '').split(/\r?\n/u);
  if (lines.length === 1 && lines[0] === '') return [];
  for (const line of lines) {
    if (NEW_DOCUMENT.test(line)) continue;
    const columns = line.split(/[ \t]+/u).filter((column) => column !== '');
    if (columns.length === 0) {
      endSentence();
      continue;
    }
    tokens.push(columns[0] as string);
    tags.push(columns.length > 1 ? (columns.at(-1) as string) : 'O');
  }
  if (tokens.length > 0) endSentence();
  return sentences;
}

/** The text of a CoNLL file: tokens joined by one space, sentences by a line break. Its media type is `text/x-conll`. */
export function conllText(sentences: readonly ConllSentence[]): string {
  return sentences.map(({ tokens }) => tokens.join(' ')).join('\n');
}
