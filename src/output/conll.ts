import type { Analysis } from '../schema/analysis.ts';
import type { CharSpan } from '../text/span.ts';
import { printable } from './printable.ts';

type Token = NonNullable<Analysis['tokens']>[number];

/**
 * `token<TAB>tag` in BIO, a blank line after each sentence (layers source, tokens, entities). A token any part of which lies
 * in a mention takes its tag. Text that came with its tokens is answered line for line, without a blank line at its end.
 *
 * @param isList - Other documents stand beside this one: it begins with `# newdoc id = …`, as CoNLL-U has it, and ends with a
 * blank line.
 */
export function toConll({ source, id, tokens = [], entities = [] }: Analysis, isList = false): string {
  const tagOf = tagger(entities);
  const isGiven = source?.mediaType === 'text/x-conll';
  const lines: string[] = isList ? [`# newdoc id = ${documentId(source?.path, id)}\n`] : [];
  let before: Token | undefined;
  for (const token of tokens) {
    if (before !== undefined && before.sentence !== token.sentence) lines.push('\n');
    if (isGiven) lines.push('\n'.repeat(emptySentences(before, token)));
    lines.push(`${token.text}\t${tagOf(token)}\n`);
    before = token;
  }
  if (isList || (before !== undefined && !isGiven)) lines.push('\n');
  return lines.join('');
}

/** The path; records of one file are told apart by their id. On one line, whatever a name holds. */
function documentId(path = '-', id?: string | number): string {
  return printable(id === undefined ? path : `${path}#${id}`).replaceAll('\n', '\\n');
}

/** In given text every line break stands for a blank line; one parts two sentences, the others stand for empty ones. */
function emptySentences(before: Token | undefined, { start, sentence }: Token): number {
  if (before === undefined) return start;
  return before.sentence === sentence ? 0 : start - before.end - 1;
}

/** Makes a function that has to be called for the tokens in their order. */
function tagger(entities: NonNullable<Analysis['entities']>): (token: CharSpan) => string {
  const mentions = entities
    .flatMap(({ type, mentions }) => mentions.map(({ start, end }) => ({ start, end, type })))
    .sort((a, b) => a.start - b.start);
  let next = 0;
  let begun = -1;
  return ({ start, end }) => {
    while (next < mentions.length && (mentions[next]?.end as number) <= start) next++;
    const mention = mentions[next];
    if (mention === undefined || mention.start >= end) return 'O';
    const tag = `${begun === next ? 'I' : 'B'}-${mention.type}`;
    begun = next;
    return tag;
  };
}
