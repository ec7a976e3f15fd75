import type { StoryDoc } from '../../document.ts';
import { findEdits } from '../../stages/clean/find-edits.ts';
import type { Rule, Trouble } from '../finding.ts';

export const directionControls: Rule = {
  name: 'direction-controls',
  description: 'An invisible character changes the direction of the text.',
  severity: 'warn',
  find: ({ text }) =>
    findEdits(text)
      .filter(({ reason }) => reason === 'direction control')
      .map(({ start, end }) => ({ start, end, message: `direction controls: ${codePoints(text.slice(start, end))}` })),
};

/** A long run is not listed in full. */
const LISTED = 5;

function codePoints(characters: string): string {
  const names = [...characters].map((character) => {
    return `U+${(character.codePointAt(0) as number).toString(16).toUpperCase().padStart(4, '0')}`;
  });
  return names.length > LISTED
    ? `${names.slice(0, LISTED).join(' ')} and ${names.length - LISTED} more`
    : names.join(' ');
}

export const mojibake: Rule = {
  name: 'mojibake',
  description: 'Characters were damaged when the text was read or saved in a wrong encoding.',
  severity: 'error',
  find: findMojibake,
};

/**
 * What UTF-8 of Arabic looks like when it is read as windows-1252 or as windows-1256: a lead byte and the byte after it, at
 * least three such pairs in a row, so that Ø as a letter and ط before a guillemet do not count.
 */
const MISREAD =
  /(?:[\u00d8-\u00db][\u0080-\u00ff\u0152-\u0178\u02c6\u02dc\u2013-\u203a\u20ac\u2122]){3,}|(?:[\u0637\u0638][\u00a0-\u00bf\u0152-\u0192\u02c6\u060c\u061b\u061f\u0679-\u06d2\u200c-\u203a\u20ac\u2122]){3,}/gu;

/** Damage that reading undid is told once, at the start; what is left is told where it stands. */
function findMojibake({ text, warnings }: StoryDoc): Trouble[] {
  const undone = warnings
    .filter(({ code }) => code === 'mojibake')
    .map(({ message }): Trouble => ({ start: 0, end: 0, message }));
  const misread = [...text.matchAll(MISREAD)].map(({ index, 0: run }): Trouble => {
    return { start: index, end: index + run.length, message: 'UTF-8 that was read in another encoding' };
  });
  const lost = [...text.matchAll(/\ufffd+/gu)].map(({ index, 0: run }): Trouble => {
    return { start: index, end: index + run.length, message: 'characters were lost (U+FFFD)' };
  });
  return [...undone, ...[...misread, ...lost].sort((a, b) => a.start - b.start)];
}
