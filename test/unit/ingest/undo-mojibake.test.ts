import { describe, expect, test } from 'vitest';
import { decode } from '../../../src/ingest/decode.ts';
import { undoMojibake } from '../../../src/ingest/undo-mojibake.ts';
import { ARABIC_TEXTS, MIXED_TEXTS, misread } from './texts.ts';

describe.each(['windows-1252', 'windows-1256'])('UTF-8 read as %s', (encoding) => {
  test.each([...ARABIC_TEXTS, ...MIXED_TEXTS, 'خبر عاجل'])('%s', (text) => {
    const damaged = misread(text, encoding);
    expect(damaged).not.toBe(text);
    const result = decode(Buffer.from(damaged));
    expect(result).toMatchObject({ text, encoding: 'utf-8', warnings: [{ code: 'mojibake' }] });
    expect(result.warnings[0]?.message).toContain(encoding);
  });

  test('twice is undone twice', () => {
    const text = ARABIC_TEXTS[0] as string;
    expect(undoMojibake(misread(misread(text, encoding), encoding))).toMatchObject({ text, warnings: [{}, {}] });
  });

  test('in some lines leaves the others alone', () => {
    const [a, b, c] = ARABIC_TEXTS.slice(1, 4) as [string, string, string];
    const text = [a, misread(b, encoding), 'ASCII', c].join('\n');
    expect(undoMojibake(text)).toMatchObject({ text: [a, b, 'ASCII', c].join('\n'), warnings: [{ code: 'mojibake' }] });
  });
});

test('UTF-8 read as ISO-8859-1 is undone too', () => {
  const text = ARABIC_TEXTS[2] as string;
  expect(undoMojibake(Buffer.from(text).toString('latin1')).text).toBe(text);
});

test.each([
  { why: 'sound Arabic', text: ARABIC_TEXTS.join('\n') },
  { why: 'ط before a sign, as the misreading has it', text: 'خط، ضغط… حفظ؛ شرط” ط§' },
  { why: 'accented Latin', text: 'Ø is a letter, naïve café, Ângela Ünal' },
  { why: 'misread French in sound Arabic is no proof', text: 'مقهى\ncafÃ©' },
  {
    why: 'a line that lost a byte does not decode cleanly',
    text: `${misread('قال الوزير', 'windows-1252').slice(0, -1)}`,
  },
  { why: 'two letters may be chance', text: 'Ø§' },
  { why: 'nothing', text: '' },
  { why: 'a lone surrogate', text: 'Ø§\ud800Ù„' },
])('is left alone: $why', ({ text }) => {
  expect(undoMojibake(text)).toEqual({ text, warnings: [] });
});
