import { expect, test } from 'vitest';
import type { Word } from '../../../src/document.ts';
import type { NameWords, OrganisationHead } from '../../../src/stages/entities/name-words.ts';
import { beginOf, insideOf, LABELS, OUTSIDE, TYPES } from '../../../src/stages/entities/tagger/labels.ts';
import { toHouseStyle } from '../../../src/training/house-style.ts';

const head = (included: boolean): OrganisationHead => ({ included, type: 'ORG', ambiguous: false });
const LISTS: NameWords = {
  firstNames: new Map(),
  familyNames: new Set(),
  nameParticles: new Set(),
  titles: new Map(),
  organisationHeads: new Map([
    ['شركه', head(false)],
    ['وزاره', head(true)],
    ['حكومه', head(true)],
  ]),
};
const ORG = TYPES.indexOf('ORG');

function wordOf(key: string): Word {
  return { id: 0, text: key, normal: key, key, kind: 'word', clitics: [], prefix: 0, stemKey: key };
}

function maskOf(tag: string): Uint8Array {
  const mask = new Uint8Array(LABELS);
  mask[tag === 'O' ? OUTSIDE : tag.startsWith('B') ? beginOf(ORG) : insideOf(ORG)] = 1;
  return mask;
}

/** O, B and I as far as each is allowed. */
function shapes(text: string, tags: readonly string[]): string[] {
  const masks = toHouseStyle({ words: text.split(' ').map(wordOf), tags, allowed: tags.map(maskOf) }, LISTS);
  return masks.map((mask) =>
    ['O', 'B', 'I'].filter((_, i) => mask[[OUTSIDE, beginOf(ORG), insideOf(ORG)][i] as number] === 1).join(''),
  );
}

test.each([
  {
    why: 'a class word that stays outside is cut off',
    id: 0,
    text: 'شركه ارامكو',
    tags: ['B-ORG', 'I-ORG'],
    expected: ['O', 'B'],
  },
  {
    why: 'a class word that belongs to the name stays',
    text: 'وزاره الدفاع',
    tags: ['B-ORG', 'I-ORG'],
    expected: ['B', 'I'],
  },
  { why: 'an untagged ministry is left open', text: 'وزاره الدفاع', tags: ['O', 'O'], expected: ['OB', 'OI'] },
  { why: 'ordinary words stay outside', text: 'قال الرجل', tags: ['O', 'O'], expected: ['O', 'O'] },
  { why: 'the class word alone is no name', text: 'شركه', tags: ['B-ORG'], expected: ['B'] },
  { why: 'الحكومة alone may be left out', text: 'الحكومه', tags: ['B-ORG'], expected: ['OB'] },
])('$why: $text', ({ text, tags, expected }) => {
  expect(shapes(text, tags)).toEqual(expected);
});
