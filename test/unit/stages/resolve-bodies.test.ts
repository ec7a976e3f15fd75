import { expect, test } from 'vitest';
import { clustersOf, resolveMarked } from '../../helpers/resolved.ts';

test.each([
  {
    why: 'a party and a newspaper of one name',
    text: 'نشرت [ORG صحيفة الشعب] بيانا رد عليه [ORG حزب الشعب].',
    clusters: 'صحيفة الشعب | حزب الشعب',
  },
  {
    why: 'without class word, the one named last',
    text: 'نشرت [ORG صحيفة الشعب] بيانا رد عليه [ORG حزب الشعب]. وقال [ORG الشعب] إنه باطل.',
    clusters: 'صحيفة الشعب | حزب الشعب, الشعب',
  },
  {
    why: 'two words for one class',
    text: 'قالت [ORG صحيفة السنابل] إن [ORG جريدة السنابل] تصدر أسبوعيا.',
    clusters: 'صحيفة السنابل, جريدة السنابل',
  },
  {
    why: 'a class word behind',
    text: 'خسر [ORG ديلار بنك]، فيما ربح [ORG بنك ديلار] أمس.',
    clusters: 'ديلار بنك, بنك ديلار',
  },
  {
    why: 'a city and its province stand for each other',
    text: 'في [GPE مدينة الرمثا] وقراها، وهي من [GPE محافظة الرمثا].',
    clusters: 'مدينة الرمثا, محافظة الرمثا',
  },
  {
    why: 'with or without a space',
    text: 'قالت [ORG ريفر ستون] إن أرباح [ORG ريفرستون] زادت.',
    clusters: 'ريفر ستون, ريفرستون',
  },
  {
    why: 'a nationality in two spellings',
    text: 'قالت [ORG وزارة الغابات الأميركية] ما نفته [ORG وزارة الغابات الأمريكية].',
    clusters: 'وزارة الغابات الأميركية, وزارة الغابات الأمريكية',
  },
  {
    why: 'two nationalities',
    text: 'قالت [ORG وزارة الغابات الأميركية] ما نفته [ORG وزارة الغابات الكندية].',
    clusters: 'وزارة الغابات الأميركية | وزارة الغابات الكندية',
  },
  {
    why: 'a variant spelling of an unknown place',
    text: 'وصلوا إلى [GPE سارغودان] ثم عادوا من [GPE سرغودان].',
    clusters: 'سارغودان, سرغودان',
  },
  { why: 'known places a letter apart', text: 'من [GPE النيجر] إلى [GPE نيجيريا].', clusters: 'النيجر | نيجيريا' },
  {
    why: 'short words a letter apart',
    text: 'بين [GPE دورا] و[GPE دور] طريق.',
    clusters: 'دورا | دور',
  },
  {
    why: 'a ministry cut short',
    text: 'قالت [ORG وزارة الغابات الكندية] إن الحرائق انتشرت. وحذرت [ORG وزارة الغابات] السكان.',
    clusters: 'وزارة الغابات الكندية, وزارة الغابات',
  },
  {
    why: 'no short form of two',
    text: 'قالت [ORG وزارة الغابات الكندية] و[ORG وزارة الغابات الروسية] ما نفته [ORG وزارة الغابات].',
    clusters: 'وزارة الغابات الكندية | وزارة الغابات الروسية | وزارة الغابات',
  },
  {
    why: 'of two the one that is written more than once',
    text: '[ORG خطوط الساحل الجوية] تعتذر، قالت [ORG خطوط الساحل الجوية]. وذكرت [ORG خطوط الساحل] أمس [ORG خطوط الساحل أقرت].',
    clusters: 'خطوط الساحل الجوية, خطوط الساحل الجوية, خطوط الساحل | خطوط الساحل أقرت',
  },
  {
    why: 'one foreign word of two',
    text: 'قالت [ORG زيلكون إنرجي] إن [ORG زيلكون] ستتوسع.',
    clusters: 'زيلكون إنرجي, زيلكون',
  },
  {
    why: 'the name of a place is no short form',
    text: 'قالت [ORG باريس ديزاين] إن [ORG باريس] ترحب بها.',
    clusters: 'باريس ديزاين | باريس',
  },
  {
    why: 'a definite noun without its adjective',
    text: 'عقدت [ORG الجمعية الفلكية] ندوة. وقالت [ORG الجمعية] إنها ناجحة.',
    clusters: 'الجمعية الفلكية, الجمعية',
  },
  {
    why: 'with a class word before it',
    text: 'انتقد [ORG تنظيم السهام الحمر] القرار. وقال [ORG السهام] إنه باطل.',
    clusters: 'تنظيم السهام الحمر, السهام',
  },
  {
    why: 'a channel and its sister are two',
    text: 'بثت [ORG المنارة مباشر] الخبر، ونفته [ORG المنارة].',
    clusters: 'المنارة مباشر | المنارة',
  },
  {
    why: 'in quotation marks right behind',
    text: 'نقلت [ORG وكالة الأنباء الساحلية] "[ORG واسا]" الخبر. وقالت [ORG واسا] إنه مؤكد.',
    clusters: 'وكالة الأنباء الساحلية, واسا, واسا',
  },
  {
    why: 'in Latin letters right behind',
    text: 'قالت [ORG هيئة الإذاعة الساحلية] [ORG SBC] إنه مؤكد.',
    clusters: 'هيئة الإذاعة الساحلية, SBC',
  },
  {
    why: 'a name with the article in quotation marks is what the body is about',
    text: 'قالت [ORG اللجنة العليا لتنظيم] "[ORG المهرجان]" إنه أجل.',
    clusters: 'اللجنة العليا لتنظيم | المهرجان',
  },
  {
    why: 'so is one of several words',
    text: 'قالت [ORG اللجنة العليا لتنظيم] "[ORG واسا 2020]" إنه أجل.',
    clusters: 'اللجنة العليا لتنظيم | واسا 2020',
  },
  {
    why: 'words between',
    text: 'قالت [ORG هيئة الإذاعة الساحلية] لصحيفة "[ORG واسا]" إنه مؤكد.',
    clusters: 'هيئة الإذاعة الساحلية | واسا',
  },
  {
    why: 'two that the lexicons know, one in brackets behind the other',
    text: 'انتقل من [ORG ريال مدريد] ([ORG أرسنال]) أمس.',
    clusters: 'ريال مدريد | أرسنال',
  },
])('$why', ({ text, clusters }) => {
  expect(clustersOf(text)).toBe(clusters);
});

test.each([
  { why: 'with its nationality', text: 'فاز [ORG ريال مدريد الإسباني] أمس.', is: { latin: 'Real Madrid', code: 'ES' } },
  {
    why: 'behind a joined particle: ألمانيا',
    text: 'زار فرنسا و[GPE ألمانيا] أمس.',
    is: { latin: 'Germany', code: 'DE' },
  },
  { why: 'behind merged لل: للأمم', text: 'الأمين العام ل[ORG لأمم المتحدة] أمس.', is: { latin: 'United Nations' } },
])('known: $why', ({ text, is }) => {
  expect(resolveMarked(text).entities).toMatchObject([is]);
});

test('a nationality that is not its own makes another body', () => {
  const [entity] = resolveMarked('فاز [ORG ريال مدريد المجري] أمس.').entities;
  expect(entity?.latin).toBeUndefined();
});

test.each([
  {
    why: 'most words',
    text: 'في [GPE السعودية]، قالت [GPE المملكة العربية السعودية].',
    name: 'المملكة العربية السعودية',
  },
  { why: 'as the lexicons write it', text: 'من [GPE مقديشيو] إلى [GPE مقديشيو] ثم [GPE مقديشو].', name: 'مقديشو' },
  {
    why: 'else as most often written',
    text: 'من [GPE سارغودان] إلى [GPE سرغودان] ثم [GPE سرغودان].',
    name: 'سرغودان',
  },
])('the name is the form of $why', ({ text, name }) => {
  expect(resolveMarked(text).entities).toMatchObject([{ name }]);
});

test.each([
  { why: 'a club by its city', name: '[ORG روما]', latin: 'AS Roma', code: 'IT' },
  { why: 'the city itself', name: '[GPE روما]', latin: 'Rome', code: 'IT' },
  {
    why: 'a name that clubs of several countries share tells none',
    name: '[ORG العربي]',
    latin: undefined,
    code: undefined,
  },
  { why: 'as the lexicons have it', name: '[ORG نادي العربي القطري]', latin: 'Al Arabi', code: 'QA' },
  { why: 'one whom they hold as a body', name: '[ORG الهلال]', latin: 'Al Hilal', code: 'SA' },
])('clubs: $why', ({ name, latin, code }) => {
  const [entity] = resolveMarked(`لعب ${name} أمس.`).entities;
  expect([entity?.latin, entity?.code]).toEqual([latin, code]);
});

test('a club and its city are two', () => {
  expect(clustersOf('لعب [ORG برشلونة] في [GPE برشلونة]، وفاز [ORG نادي برشلونة].')).toBe(
    'برشلونة, نادي برشلونة | برشلونة',
  );
});
