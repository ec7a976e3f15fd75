/** One word of a CoNLL-U sentence, as far as tokenisation goes. */
export interface GoldWord {
  readonly form: string;
  readonly upos: string;
  /** False when the next word follows without a space. */
  readonly spaceAfter: boolean;
}

export interface GoldSentence {
  readonly text: string;
  readonly words: readonly GoldWord[];
}

const FORM = 1;
const UPOS = 3;
const MISC = 9;

/** The sentences of a CoNLL-U file, grouped by `newdoc`. Ranges (3-4) and empty nodes (3.1) are left out. */
export function parseConllu(content: string): GoldSentence[][] {
  const documents: GoldSentence[][] = [];
  let lastId = '';
  for (const block of content.split(/\r?\n\r?\n/)) {
    const lines = block.split(/\r?\n/).filter((line) => line !== '');
    if (lines.length === 0) continue;
    const id = comment(lines, 'newdoc id');
    if (documents.length === 0 || (id !== undefined && id !== lastId)) documents.push([]);
    lastId = id ?? lastId;
    documents.at(-1)?.push({ text: comment(lines, 'text') ?? '', words: lines.flatMap(parseWord) });
  }
  return documents;
}

function comment(lines: readonly string[], name: string): string | undefined {
  const head = `# ${name} = `;
  return lines.find((line) => line.startsWith(head))?.slice(head.length);
}

function parseWord(line: string): GoldWord[] {
  const columns = line.split('\t');
  if (!/^\d+$/.test(columns[0] as string)) return [];
  const form = columns[FORM] ?? '';
  return [{ form, upos: columns[UPOS] ?? '', spaceAfter: !columns[MISC]?.split('|').includes('SpaceAfter=No') }];
}
