import { expect, test } from 'vitest';
import { resolveMarked } from '../../helpers/resolved.ts';

test.each([
  { why: 'before the name', text: 'قال وزير الدفاع [PER سالم الحربي] نعم.', roles: ['وزير الدفاع'] },
  { why: 'behind it', text: 'قال [PER سالم الحربي]، وزير الدفاع، نعم.', roles: ['وزير الدفاع'] },
  {
    why: 'not over a word for a time',
    text: 'استقبل رئيس الجمهورية اليوم مبعوث الأمم [PER سالم الحربي] في القصر.',
    roles: ['مبعوث الأمم'],
  },
  { why: 'not over a preposition at the name', text: 'السكرتيرة الصحفية ل[PER سالم الحربي] قالت.', roles: undefined },
  { why: 'a preposition at the title', text: 'سلم الرسالة للوزير [PER سالم الحربي] أمس.', roles: ['الوزير'] },
  { why: 'a word with another hamza', text: 'وقف أمام [PER سالم الحربي] أمس.', roles: undefined },
  { why: 'the title with its hamza', text: 'صلى الإمام [PER سالم الحربي] أمس.', roles: ['الإمام'] },
  { why: 'without hamza it may be the title', text: 'صلى الامام [PER سالم الحربي] أمس.', roles: ['الامام'] },
  { why: 'an everyday word without article', text: 'خسر فريق [PER سالم الحربي] أمس.', roles: undefined },
  { why: 'the rank', text: 'قال الفريق [PER سالم الحربي] نعم.', roles: ['الفريق'] },
  { why: 'a form of address without article', text: 'قال شيخ [PER سالم الحربي] نعم.', roles: ['شيخ'] },
  { why: 'an adjective', text: 'قال رأس مكتبها السياسي [PER سالم الحربي] نعم.', roles: undefined },
  { why: 'the same word as a noun', text: 'وقال السياسي [PER سالم الحربي] نعم.', roles: ['السياسي'] },
  {
    why: 'an everyday word of the other gender',
    text: 'قال [PER كميل الحربي] نعم. واتهمت المعارضة [PER الحربي] بالكذب.',
    roles: undefined,
  },
  { why: 'the colleague is a man', text: 'وخالفه زميله [PER سالم الحربي] أمس.', roles: ['زميله'] },
])('$why', ({ text, roles }) => {
  expect(resolveMarked(text).entities[0]?.roles).toEqual(roles);
});
