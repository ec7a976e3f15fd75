import type { Credits, Paragraph } from '../../document.ts';

/** Finds byline, dateline, agency and date around the story. */
export function findCredits(_text: string, _paragraphs: readonly Paragraph[]): Credits {
  return {};
}
