import { expect, test } from 'vitest';
import { loadResources } from '../../../src/resources/load.ts';
import type { Candidate } from '../../../src/stages/entities/candidate.ts';
import { findClubNames } from '../../../src/stages/entities/club-names.ts';
import { findRepeats } from '../../../src/stages/entities/repeats.ts';
import { tokenized } from '../../helpers/analyze.ts';

const { gazetteer } = loadResources();

/** What the words of `name`, taken for an organisation, are called elsewhere in the text. */
function repeatedIn(text: string, name: string, type: Candidate['type'] = 'ORG'): string[] {
  const { tokens } = tokenized(text);
  const words = name.split(' ');
  const from = tokens.findIndex((_, at) => words.every((word, i) => tokens[at + i]?.word.text === word));
  const named = [{ from, to: from + words.length, type, confidence: 0.95, afterParticles: false }];
  const clubs = findClubNames(tokens, named, gazetteer);
  return findRepeats(tokens, { from: 0, to: tokens.length }, named, clubs).map(({ from, to }) =>
    text.slice(tokens[from]?.start, tokens[to - 1]?.end),
  );
}

test.each([
  {
    why: 'a club without its class word',
    text: 'تعاقد نادي النصر مع مهاجم جديد، وتغادر بعثة النصر غدا.',
    name: 'نادي النصر',
    found: ['النصر'],
  },
  { why: 'a team', text: 'فاز فريق الهلال أمس. وقال مدرب الهلال إنه سعيد.', name: 'فريق الهلال', found: ['الهلال'] },
  { why: 'a particle before it', text: 'زار نادي النصر لاعب سابق للنصر.', name: 'نادي النصر', found: ['للنصر'] },
  { why: 'no club was named', text: 'احتفل الناس في عيد النصر وزاروا ساحة النصر.', name: 'عيد النصر', found: [] },
  {
    why: 'a word that no lexicon knows as a name',
    text: 'اختار نادي القراءة كتابا جديدا، ثم بدأت القراءة.',
    name: 'نادي القراءة',
    found: [],
  },
  {
    why: 'another body may be called by an ordinary word',
    text: 'اجتمع حزب النصر أمس، وقال إن النصر قريب.',
    name: 'حزب النصر',
    found: [],
  },
])('$why: $text', ({ text, name, found }) => {
  expect(repeatedIn(text, name)).toEqual(found);
});
