import fc from 'fast-check';
import { expect, test } from 'vitest';
import { loadResources } from '../src/resources/load.ts';
import { cleaningOf } from '../src/stages/clean/cleaned-text.ts';
import { clean } from '../src/stages/clean.ts';
import { applyEdits, undoEdits } from '../src/text/edits.ts';
import { fixtureTexts } from './helpers/fixtures.ts';
import { anyText } from './helpers/generated-text.ts';

const resources = loadResources();

/** The text after cleaning and after taking the cleaning back. */
function thereAndBack(text: string): { readonly cleaned: string; readonly restored: string } {
  const edits = cleaningOf(clean({ source: {}, text, warnings: [] }, resources));
  const cleaned = applyEdits(text, edits);
  return { cleaned, restored: undoEdits(cleaned, edits) };
}

test('every edit of every fixture can be taken back', () => {
  for (const { text } of fixtureTexts()) expect(thereAndBack(text).restored).toBe(text);
});

test('every edit of 10,000 generated texts can be taken back', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      expect(thereAndBack(text).restored).toBe(text);
    }),
    { numRuns: 10_000, seed: 20261122 },
  );
});

test('cleaning does something, and nothing to quotation marks', () => {
  const { cleaned } = thereAndBack('قـــال الرَّئيس: «نعم،، سنعود»\u200F.\nشارك المقال\nحتى\u00a0الغد');
  expect(cleaned).toBe('قال الرئيس: «نعم، سنعود».\nحتى الغد');
});
