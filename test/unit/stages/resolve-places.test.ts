import { expect, test } from 'vitest';
import { loadResources } from '../../../src/resources/load.ts';
import { resolveEntities } from '../../../src/stages/resolve-entities.ts';
import { tokenized } from '../../helpers/analyze.ts';
import { resolveMarked } from '../../helpers/resolved.ts';

/** Latin names of the places that bear the name, in text order, with the code where Latin names are alike. */
function places(marked: string, name: string): string[] {
  const { text, entities } = resolveMarked(marked);
  const found = entities.flatMap(({ latin, code, mentions }) =>
    mentions
      .filter(({ start, end }) => text.slice(start, end).replace(/[\u064b-\u0652]/gu, '') === name)
      .map(({ start }) => ({ start, place: `${latin} ${code ?? '-'}` })),
  );
  return found.sort((a, b) => a.start - b.start).map(({ place }) => place);
}

const AMMAN = 'Amman JO';
const OMAN = 'Oman OM';

test.each([
  { why: 'a damma', text: 'وصل إلى [GPE عُمان] أمس.', is: [OMAN] },
  { why: 'a fatha and a shadda', text: 'وصل إلى [GPE عَمَّان] أمس.', is: [AMMAN] },
  { why: 'a shadda alone', text: 'وصل إلى [GPE عمّان] أمس.', is: [AMMAN] },
  { why: 'marks are stronger than the rest', text: 'قال العماني في [GPE عمّان] إن [GPE مسقط] بعيدة.', is: [AMMAN] },
  { why: 'the capital', text: 'عقد في العاصمة [GPE عمان] اجتماع.', is: [AMMAN] },
  { why: 'the capital with its nationality', text: 'عقد في العاصمة الأردنية [GPE عمان] اجتماع.', is: [AMMAN] },
  { why: 'the sultanate', text: 'زار [GPE سلطنة عمان] ثم غادر [GPE عمان] أمس.', is: [OMAN] },
  { why: 'a country beside it', text: 'وقع حادث في [GPE عمان] جنوبي [GPE الأردن].', is: [AMMAN] },
  { why: 'a country behind a comma is where it lies', text: '[GPE عمان]، [GPE الأردن] تحتفل.', is: [AMMAN] },
  { why: 'with countries in a list', text: 'قادة [GPE قطر] و[GPE الكويت] و[GPE عمان] يجتمعون.', is: [OMAN] },
  { why: 'with its own country in a list', text: 'وقعت [GPE الأردن] و[GPE عمان] اتفاقا.', is: [OMAN] },
  {
    why: 'with countries in a list of shares',
    text: 'بلغت حصة [GPE الكويت] 3 في المئة و[GPE عمان] 2 في المئة.',
    is: [OMAN],
  },
  { why: 'with cities in a list', text: 'رحلات إلى [GPE دمشق] و[GPE عمان] و[GPE بغداد].', is: [AMMAN] },
  { why: 'a dateline', text: 'عنوان الخبر\n[GPE عمان] - قال مسؤول إن الأمر انتهى.', is: [AMMAN] },
  { why: 'Omani evidence in the article', text: 'قال الفريق العماني إن [GPE عمان] تستضيف البطولة.', is: [OMAN] },
  { why: 'Jordanian evidence in the article', text: 'أردنيون يحتجون. وأغلقت الطرق في [GPE عمان].', is: [AMMAN] },
  { why: 'no evidence', text: 'وصل إلى [GPE عمان] أمس.', is: [AMMAN] },
  {
    why: 'as it was meant last',
    text: 'وصل إلى العاصمة [GPE عمان]. وغادر [GPE عمان] أمس إلى [GPE سلطنة عمان]. وقالت [GPE عمان] إنها ترحب.',
    is: [AMMAN, AMMAN, AMMAN],
  },
])('عمان: $why', ({ text, is }) => {
  expect(places(text, 'عمان')).toEqual(is);
});

test.each([
  {
    name: 'طرابلس',
    why: 'two in one article',
    text: 'اتفاق بين [GPE طرابلس] اللبنانية وبلدية العاصمة الليبية [GPE طرابلس]. وجاء من [GPE طرابلس] وفد.',
    is: ['Tripoli LB', 'Tripoli LY', 'Tripoli LY'],
  },
  { name: 'طرابلس', why: 'no evidence', text: 'وصل إلى [GPE طرابلس] أمس.', is: ['Tripoli -'] },
  {
    name: 'طرابلس',
    why: 'the country that one leaves is another',
    text: 'سافر الوفد الليبي من [GPE لبنان] إلى [GPE طرابلس]. ورحب به ليبيون.',
    is: ['Tripoli LY'],
  },
  {
    name: 'الجزائر',
    why: 'the city by its word, the country after it',
    text: 'وصل إلى العاصمة [GPE الجزائر]. وقالت [GPE الجزائر] إنها ترحب.',
    is: ['Algiers DZ', 'Algeria DZ'],
  },
  { name: 'الجزائر', why: 'with countries', text: 'بين [GPE تونس] و[GPE الجزائر] حدود.', is: ['Algeria DZ'] },
  { name: 'الجزائر', why: 'with cities: either', text: 'بين [GPE باريس] و[GPE الجزائر] خلاف.', is: ['Algeria DZ'] },
  { name: 'تونس', why: 'the city', text: 'في شوارع [GPE تونس] العتيقة.', is: ['Tunis TN'] },
  { name: 'تونس', why: 'a headline with the country', text: '[GPE تونس]: إضراب عام', is: ['Tunisia TN'] },
  { name: 'الكويت', why: 'a dateline', text: 'العنوان\n[GPE الكويت] (كونا) قال الأمير.', is: ['Kuwait City KW'] },
  { name: 'جورجيا', why: 'the country', text: 'قال الرئيس الأمريكي إن [GPE جورجيا] حليف.', is: ['Georgia GE'] },
  {
    name: 'جورجيا',
    why: 'the state among states',
    text: 'أعاصير في [GPE فلوريدا] و[GPE جورجيا] أمس.',
    is: ['Georgia US'],
  },
  { name: 'صور', why: 'by the article', text: 'قال مسؤول عماني إن مشروع [GPE صور] بدأ.', is: ['Sur OM'] },
  { name: 'صور', why: 'by default', text: 'قصف على [GPE صور] أمس.', is: ['Tyre LB'] },
])('$name: $why', ({ name, text, is }) => {
  expect(places(text, name)).toEqual(is);
});

test('two places of one name are two entities', () => {
  const { entities } = resolveMarked('بين [GPE طرابلس] اللبنانية والعاصمة الليبية [GPE طرابلس] طريق.');
  expect(entities).toHaveLength(2);
});

test('a name that the user listed is the user’s', () => {
  const lexicon = [
    { name: 'عمان', variants: [], type: 'GPE', latin: 'Our Oman', code: 'OM', ambiguous: false },
  ] as const;
  const doc = tokenized('عقد في العاصمة الأردنية عمان اجتماع.');
  const from = doc.tokens.findIndex(({ word }) => word.text === 'عمان');
  const { start, end } = doc.tokens[from] as { start: number; end: number };
  const mentions = [{ from, to: from + 1, start, end, type: 'GPE', confidence: 1 }] as const;
  const own = loadResources({ lexicon });
  expect(resolveEntities({ ...doc, mentions }, own).entities).toMatchObject([{ latin: 'Our Oman', code: 'OM' }]);
});

test.each([
  { text: 'زار [GPE دولة أوغندا] ثم عاد إلى [GPE أوغندا].', codes: ['UG'] },
  { text: 'كتب عن [GPE دولة الرفاه] أمس.', codes: [undefined] },
  { text: 'كتب عن [GPE دولة باريس] أمس.', codes: [undefined] },
])('the word for a state is known before a country alone: $text', ({ text, codes }) => {
  expect(resolveMarked(text).entities.map(({ code }) => code)).toEqual(codes);
});
