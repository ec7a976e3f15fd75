import { expect, test } from 'vitest';
import { loadResources } from '../../../src/resources/load.ts';
import type { Candidate } from '../../../src/stages/entities/candidate.ts';
import { tokenized } from '../../helpers/analyze.ts';

const { readClubs } = loadResources();

/** What is read as an organisation, where the tagger took `places` for places and `bodies` for organisations. */
function clubsIn(text: string, places: readonly string[] = [], bodies: readonly string[] = []): string[] {
  const { tokens, sentences } = tokenized(text);
  const candidates = (names: readonly string[], type: Candidate['type']): Candidate[] =>
    names.flatMap((name) => {
      const words = name.split(' ');
      return tokens.flatMap((_, from) => {
        if (!words.every((word, i) => tokens[from + i]?.word.text === word)) return [];
        return [{ from, to: from + words.length, type, confidence: 0.9, afterParticles: false }];
      });
    });
  const named = [...candidates(places, 'GPE'), ...candidates(bodies, 'ORG')].sort((a, b) => a.from - b.from);
  return readClubs(tokens, sentences, named)
    .filter(({ type }) => type === 'ORG')
    .map(({ from, to }) => text.slice(tokens[from]?.start, tokens[to - 1]?.end));
}

test.each([
  { why: 'after a cue', text: 'سجل لاعب العربي هدفين في الدوري.', found: ['العربي'] },
  { why: 'a city, after a cue', text: 'قال مدرب برشلونة إن المباراة صعبة.', places: ['برشلونة'], found: ['برشلونة'] },
  {
    why: 'an opponent after what happened to him',
    text: 'تعادل الفريق في المباراة بعد خسارته أمام كوبنهاغن.',
    places: ['كوبنهاغن'],
    found: ['كوبنهاغن'],
  },
  {
    why: 'one against the other',
    text: 'تجمع المباراة الأولى الشمال مع الوكرة.',
    found: ['الشمال', 'الوكرة'],
  },
  { why: 'results', text: 'نتائج المرحلة: روما - نابولي 2-1.', places: ['روما', 'نابولي'], found: ['روما', 'نابولي'] },
  {
    why: 'before their country',
    text: 'مجموعات البطولة: بورتو (البرتغال) وبوردو (فرنسا).',
    places: ['بورتو', 'البرتغال', 'فرنسا'],
    found: ['بورتو', 'وبوردو'],
  },
  { why: 'the second of two', text: 'فاز فريقا العربي والشمال في الدوري.', found: ['العربي', 'والشمال'] },
  {
    why: 'beside a club, what the tagger takes for a name',
    text: 'ورفع روما رصيده في الدوري إلى 20 نقطة خلف إنتر ميلان.',
    places: ['روما'],
    found: ['روما', 'إنتر ميلان'],
  },
  {
    why: 'beside a club, what it takes for no name',
    text: 'منعت الشرطة جمهور إنتر ميلان من دخول الملعب.',
    found: ['إنتر ميلان'],
  },
  {
    why: 'where the report comes from',
    text: 'الشارقة: فاز إنتر ميلان في المباراة.',
    places: ['الشارقة'],
    found: ['إنتر ميلان'],
  },
  {
    why: 'where a final was played',
    text: 'خسر إنتر ميلان المباراة في نهائي روما.',
    places: ['روما'],
    found: ['إنتر ميلان'],
  },
  { why: 'a name that is a club and nothing else', text: 'تعود المباراة إلى أندرلخت.', found: ['أندرلخت'] },
  {
    why: 'again in the story',
    text: 'فاز فريق الخور في الدوري. ويملك الخور سبع نقاط بعد هذه المباراة.',
    found: ['الخور', 'الخور'],
  },
  {
    why: 'again where the tagger has the class word with it',
    text: 'فاز فريق الخور في الدوري. ويملك الخور سبع نقاط بعد هذه المباراة.',
    bodies: ['فريق الخور'],
    found: ['فريق الخور', 'الخور'],
  },
  {
    why: 'the city in a story about its club',
    text: 'وصل مدرب برشلونة إلى مدينة برشلونة بعد المباراة، وبقي في برشلونة.',
    places: ['برشلونة'],
    found: ['برشلونة'],
  },
  {
    why: 'nothing in it speaks of sport',
    text: 'هبت رياح قوية على الشمال، وقال لاعبو الفرقة إن الحفل تأجل في الخور.',
    found: [],
  },
  {
    why: 'a cue in other news',
    text: 'قال مدرب برشلونة للطهاة إن المطعم سيفتح قريبا.',
    places: ['برشلونة'],
    found: [],
  },
  {
    why: 'an assailant and the police',
    text: 'أطلق مهاجم النار في صفوف الشرطة، وسقط الجيش في مرمى النيران بشكل دوري.',
    found: [],
  },
  { why: 'a national team', text: 'تعادل لاعبو قطر مع الكويت في المباراة.', places: ['قطر', 'الكويت'], found: [] },
  {
    why: 'an adjective in a story about the club',
    text: 'فاز فريق العربي في المباراة. وبعد هذه المباراة يغيب العربي عن الدوري العربي.',
    found: ['العربي', 'العربي'],
  },
  {
    why: 'part of another name',
    text: 'قال رئيس الاتحاد الدولي إن الدوري باق.',
    bodies: ['الاتحاد الدولي'],
    found: ['الاتحاد الدولي'],
  },
  { why: 'a word of sport, though a club is called الملعب التونسي', text: 'امتلأ مرمى الملعب في المباراة.', found: [] },
])('clubs in sport: $why', ({ text, places, bodies, found }) => {
  expect(clubsIn(text, places, bodies)).toEqual(found);
});

test('what the tagger called a place gives way', () => {
  const { tokens, sentences } = tokenized('قال مدرب روما إن المباراة صعبة.');
  const named: Candidate[] = [{ from: 2, to: 3, type: 'GPE', confidence: 0.99, afterParticles: true }];
  expect(readClubs(tokens, sentences, named)).toEqual([
    { from: 2, to: 3, type: 'ORG', confidence: 0.9, afterParticles: false },
  ]);
});
