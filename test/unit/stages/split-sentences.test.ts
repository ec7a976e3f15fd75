import { describe, expect, test } from 'vitest';
import { tokenized } from '../../helpers/analyze.ts';

function sentencesOf(text: string): string[] {
  const { tokens, sentences } = tokenized(text);
  return sentences.map(({ from, to }) => text.slice(tokens[from]?.start, tokens[to - 1]?.end));
}

describe('a sentence ends', () => {
  test.each([
    { why: 'at a full stop', sentences: ['وصل الوزير.', 'غادر الوفد.'] },
    { why: 'at a question mark', sentences: ['من وصل؟', 'الوزير.'] },
    { why: 'at an exclamation mark', sentences: ['عاجل!', 'وصل الوزير.'] },
    { why: 'at the Urdu full stop', sentences: ['وصل الوزير\u06d4', 'غادر الوفد\u06d4'] },
    { why: 'after the last of several marks', sentences: ['هل وصل؟!', 'نعم.'] },
    { why: 'after the mark that closes a quotation', sentences: ['قال: "وصلنا."', 'وغادر الوفد.'] },
    { why: 'after a full stop outside the quotation', sentences: ['قال: «وصلنا».', 'وغادر الوفد.'] },
    { why: 'after a bracket that closes behind the stop', sentences: ['وصل (اليوم).', 'وغادر الوفد.'] },
    { why: 'after a word that is particles alone', sentences: ['وهو ما اعترف به.', 'وقال الوزير نعم.'] },
    { why: 'after a pronoun with a preposition', sentences: ['وهذا القرار له.', 'ثم عاد.'] },
    { why: 'after pronouns that look like a unit', sentences: ['ونحن نثق بكم.', 'ثم عاد.'] },
    { why: 'after a number', sentences: ['كان ذلك عام 2022.', 'ثم عاد.'] },
    { why: 'after a Latin word', sentences: ['قالت شركة Apple.', 'ثم عاد.'] },
    { why: 'at a stop without a space after it', sentences: ['وصل الوزير.', 'غادر الوفد.'], joint: '' },
    { why: 'at the end of the line without any mark', sentences: ['وصل الوزير', 'غادر الوفد'], joint: '\n' },
  ])('$why', ({ sentences, joint = ' ' }) => {
    expect(sentencesOf(sentences.join(joint))).toEqual(sentences);
  });
});

describe('a sentence goes on', () => {
  test.each([
    { why: 'after د. before a name', text: 'قال د. محمد علي نعم.' },
    { why: 'after the initials of a doctorate', text: 'قال أ.د. محمد علي نعم.' },
    { why: 'after the initials of a state', text: 'غادر ج.م.ع. أمس.' },
    { why: 'after the initials of an agency', text: 'نقلت أ.ش.أ عن مصدر قوله نعم.' },
    { why: 'after a unit', text: 'على بعد 5 كم. من المدينة.' },
    { why: 'at a decimal', text: 'نسبة 3.5 في المئة.' },
    { why: 'at a date', text: 'في 27.10.2022 وصل.' },
    { why: 'at an ellipsis', text: 'وصل... ثم غادر.' },
    { why: 'at the sign for an ellipsis', text: 'وصل\u2026 ثم غادر.' },
    { why: 'at two dots', text: 'وصل .. ثم غادر.' },
    { why: 'at a comma or semicolon', text: 'وصل، ثم غادر؛ وعاد.' },
    { why: 'at a colon', text: 'قال: نعم.' },
    { why: 'at a question mark inside a quotation', text: 'سأل: "من أنت؟ ومن هؤلاء؟" ثم غادر.' },
    { why: 'at an exclamation mark inside a quotation', text: 'صاح «عاش الوطن!» ثم غادر.' },
    { why: 'at a full stop inside a quotation', text: 'قال: "وصلنا. وسنغادر غدا"، وغادر.' },
    { why: 'at a question mark in brackets that comments', text: 'فاز بالأغلبية (؟) أمس.' },
    { why: 'in brackets with a full stop', text: 'قال الوزير (أ. ف. ب.) أمس.' },
    { why: 'at Latin initials', text: 'قال J. K. Rowling نعم.' },
    { why: 'at a host name', text: 'موقع example.com نشر ذلك.' },
    { why: 'at an abbreviation with a direction mark behind it', text: 'قال د\u200f. محمد علي نعم.' },
  ])('$why: $text', ({ text }) => {
    expect(sentencesOf(text)).toEqual([text]);
  });
});

test('a quotation that never closes does not swallow the sentences after it', () => {
  expect(sentencesOf('قال: "وصلنا. وغادر الوفد. ثم عاد.').length).toBe(3);
});

test('a very long quotation is divided into its sentences', () => {
  expect(sentencesOf(`قال: "${'وصلنا إلى المدينة. '.repeat(80)}".`).length).toBeGreaterThan(40);
});

test('a closing mark after a direction mark still belongs to the sentence', () => {
  expect(sentencesOf('قال: «وصلنا.\u200f» وغادر الوفد.')[0]).toContain('»');
});

test('no text has no sentence', () => {
  expect(sentencesOf(' \n\u200f\n')).toEqual([]);
});
