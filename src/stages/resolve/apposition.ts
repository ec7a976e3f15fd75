import type { Mention, Token } from '../../document.ts';

const MARKS: ReadonlyMap<string, string> = new Map([
  ['(', ')'],
  ['[', ']'],
  ['"', '"'],
  ['«', '»'],
  ['\u201c', '\u201d'],
]);

/**
 * True when the second name says again what the first names, both organisations: in brackets or quotation marks right after it
 * (حلف شمال الأطلسي (الناتو), وكالة الأنباء السعودية "واس"), or in Latin letters (هيئة الإذاعة البريطانية BBC).
 */
export function areApposed(tokens: readonly Token[], a: Mention, b: Mention): boolean {
  if (a.type !== 'ORG' || b.type !== 'ORG') return false;
  if (b.from === a.to) return tokens[b.from]?.word.kind === 'latin' && tokens[a.to - 1]?.word.kind === 'word';
  const close = MARKS.get(tokens[a.to]?.word.text ?? '');
  return b.from === a.to + 1 && close !== undefined && tokens[b.to]?.word.text === close;
}
