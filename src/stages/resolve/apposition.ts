import type { Mention, Token } from '../../document.ts';

const BRACKETS: ReadonlyMap<string, string> = new Map([
  ['(', ')'],
  ['[', ']'],
]);

const QUOTATION_MARKS: ReadonlyMap<string, string> = new Map([
  ['"', '"'],
  ['«', '»'],
  ['\u201c', '\u201d'],
]);

/** Letters of the longest short name: يونيسف. */
const LONGEST_SHORT_NAME = 6;

/**
 * True when the second name says again what the first names, both organisations: in brackets right after it (حلف شمال الأطلسي
 * (الناتو)), a short name in quotation marks (وكالة الأنباء السعودية "واس", but not لجنة تنظيم "المهرجان"), or in Latin letters
 * (هيئة الإذاعة البريطانية BBC).
 */
export function areApposed(tokens: readonly Token[], a: Mention, b: Mention): boolean {
  if (a.type !== 'ORG' || b.type !== 'ORG') return false;
  if (b.from === a.to) return tokens[b.from]?.word.kind === 'latin' && tokens[a.to - 1]?.word.kind === 'word';
  const open = tokens[a.to]?.word.text ?? '';
  const close = BRACKETS.get(open) ?? (isShortName(tokens, b) ? QUOTATION_MARKS.get(open) : undefined);
  return b.from === a.to + 1 && close !== undefined && tokens[b.to]?.word.text === close;
}

/** One word without article, as names put together of first letters are. */
function isShortName(tokens: readonly Token[], { from, to }: Mention): boolean {
  const { stemKey } = (tokens[from] as Token).word;
  return to - from === 1 && stemKey.length <= LONGEST_SHORT_NAME && !stemKey.startsWith('ال');
}
