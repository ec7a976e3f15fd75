import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AnalysisError } from '../../../src/errors.ts';
import { decode } from '../../../src/ingest/decode.ts';
import { ARABIC_TEXTS, encode, encodeSingleByte, encodeUtf16, MIXED_TEXTS } from './texts.ts';

const ENCODINGS = ['utf-8', 'windows-1256', 'iso-8859-6', 'utf-16le', 'utf-16be'];

function failure(bytes: Uint8Array, options = {}): AnalysisError {
  try {
    decode(bytes, options);
  } catch (error) {
    if (error instanceof AnalysisError) return error;
    throw error;
  }
  throw new Error('decoded');
}

describe.each(ENCODINGS)('%s without byte order mark', (encoding) => {
  test.each([...ARABIC_TEXTS, ...MIXED_TEXTS])('%s', (text) => {
    expect(decode(encode(text, encoding))).toEqual({ text, encoding, warnings: [] });
  });

  test.each(['قال الوزير', 'الرياض', 'مات الملك', 'في بيروت', 'نعم', 'دبي: 12'])(
    'is recognised by few letters: %s',
    (text) => {
      expect(decode(encode(text, encoding))).toMatchObject({ text, encoding });
    },
  );

  test('is recognised with short vowels', () => {
    const text = 'قَالَ الرَّئِيسُ إنَّ العَمَلَ مُستَمِرٌّ.';
    expect(decode(encode(text, encoding))).toMatchObject({ text, encoding });
  });

  test('is recognised wherever a text is cut between words', () => {
    for (const text of ARABIC_TEXTS) {
      const words = text.split(' ');
      for (let i = 0; i + 4 <= words.length; i++) {
        const part = words.slice(i, i + 4).join(' ');
        expect(decode(encode(part, encoding)).text).toBe(part);
      }
    }
  });
});

test.each([
  { why: 'mark of UTF-8', bytes: [0xef, 0xbb, 0xbf, ...Buffer.from('نص')], encoding: 'utf-8' },
  { why: 'mark of UTF-16LE', bytes: [0xff, 0xfe, ...encodeUtf16('نص', 'le')], encoding: 'utf-16le' },
  { why: 'mark of UTF-16BE', bytes: [0xfe, 0xff, ...encodeUtf16('نص', 'be')], encoding: 'utf-16be' },
  { why: 'no mark, ASCII is UTF-8', bytes: [...Buffer.from('plain')], encoding: 'utf-8', text: 'plain' },
  { why: 'nothing at all', bytes: [], encoding: 'utf-8', text: '' },
  { why: 'spaces are not UTF-16 daggers', bytes: [...Buffer.from('    ')], encoding: 'utf-8', text: '    ' },
  {
    why: 'French is windows-1252',
    bytes: [...encodeSingleByte('un café à Montréal', 'windows-1256')],
    encoding: 'windows-1252',
    text: 'un café à Montréal',
  },
  {
    why: 'German is windows-1252',
    bytes: [...Buffer.from('Größe über Köln', 'latin1')],
    encoding: 'windows-1252',
    text: 'Größe über Köln',
  },
  {
    why: 'curly quotes of windows-1252',
    bytes: [0x93, ...Buffer.from('yes'), 0x94, 0x20, 0x80, 0x35],
    encoding: 'windows-1252',
    text: '“yes” €5',
  },
])('$why', ({ bytes, encoding, text = 'نص' }) => {
  expect(decode(Uint8Array.from(bytes))).toEqual({ text, encoding, warnings: [] });
});

describe('windows-1256 beyond the plain letters', () => {
  test.each([
    '«لن نتراجع»، قال “المتحدث” – أمس… بكلفة 5€',
    'في مؤتمر بباريس مع فرقة Café Opéra وعازفها René',
    'دوري\u200cها',
  ])('%s', (text) => {
    expect(decode(encodeSingleByte(text, 'windows-1256'))).toMatchObject({ text, encoding: 'windows-1256' });
  });
});

describe('a declared charset', () => {
  const page = (charset: string, body: string) =>
    `<html><head><meta charset="${charset}"></head><body>${body}</body></html>`;

  test.each([
    { why: 'true', charset: 'windows-1256', actual: 'windows-1256' },
    { why: 'wrong: content decides', charset: 'iso-8859-1', actual: 'windows-1256' },
    { why: 'wrong: content decides', charset: 'windows-1256', actual: 'iso-8859-6' },
    { why: 'wrong: UTF-8 proves itself', charset: 'windows-1256', actual: 'utf-8' },
    { why: 'unknown', charset: 'x-none', actual: 'windows-1256' },
  ])('$charset is $why ($actual)', ({ charset, actual }) => {
    const text = page(charset, ARABIC_TEXTS[0] as string);
    expect(decode(encode(text, actual))).toMatchObject({ text, encoding: actual });
  });

  test('of another script is believed when nothing else reads well', () => {
    const text = page('windows-1251', 'Новости сегодня и завтра');
    expect(decode(encodeSingleByte(text, 'windows-1251'))).toMatchObject({ text, encoding: 'windows-1251' });
  });
});

describe('a named encoding', () => {
  const text = ARABIC_TEXTS[0] as string;

  test.each(['windows-1256', 'cp1256', 'Windows1256', 'WIN-1256', 'x-cp1256', '1256'])(
    '%s is windows-1256',
    (encoding) => {
      expect(decode(encodeSingleByte(text, 'windows-1256'), { encoding })).toMatchObject({
        text,
        encoding: 'windows-1256',
      });
    },
  );

  test('overrides what the content says', () => {
    expect(decode(Buffer.from('é'), { encoding: 'latin1' })).toMatchObject({ text: 'Ã©', encoding: 'windows-1252' });
  });

  test.each(['klingon', '', 'utf-99', 'cp864'])('%j is wrong usage', (encoding) => {
    const error = failure(Buffer.from(text), { encoding });
    expect(error).toMatchObject({ code: 'usage', reason: 'encoding' });
    expect(error.message).toMatch(/windows-1256, iso-8859-6/);
  });

  test('that does not fit is an error with the offset', () => {
    const error = failure(encodeSingleByte('قال', 'windows-1256'), { encoding: 'iso-8859-6' });
    expect(error).toMatchObject({ code: 'input', reason: 'encoding' });
    expect(error.message).toMatch(/0xDE at offset 0/);
  });
});

describe('damaged UTF-8', () => {
  const long = ARABIC_TEXTS.join('\n').repeat(10);
  const withBreaks = (every: number) =>
    Buffer.from(long.replaceAll(new RegExp(`(.{${every}})`, 'gsu'), '$1\u0000')).map((byte) => byte || 0xff);
  const offsetOf = (characters: number) => Buffer.byteLength(long.slice(0, characters));

  test.each([
    { why: 'cut inside the last character', bytes: Buffer.from('قال الوزير').subarray(0, -1), offset: 17 },
    { why: 'one bad byte in a long text', bytes: withBreaks(4000), offset: offsetOf(4000) },
  ])('$why is read with a warning', ({ bytes, offset }) => {
    const { text, encoding, warnings } = decode(bytes);
    expect(encoding).toBe('utf-8');
    expect(text).toContain('\ufffd');
    expect(warnings).toMatchObject([
      { code: 'invalid-bytes', message: expect.stringContaining(`at offset ${offset}`) },
    ]);
  });

  test('with many bad bytes is an error that names the first', () => {
    const error = failure(withBreaks(40));
    expect(error).toMatchObject({ code: 'input', reason: 'encoding' });
    expect(error.message).toContain(`0xFF at offset ${offsetOf(40)} and `);
  });
});

test('bytes that fit no encoding: offset, best guess, remedy', () => {
  const error = failure(encodeSingleByte('Сегодня в городе прошла встреча министров', 'windows-1251'));
  expect(error).toMatchObject({ code: 'input', reason: 'encoding' });
  expect(error.message).toMatch(/offset 0 .*--encoding windows-125/);
});

describe('UTF-16 with half a character', () => {
  test.each([
    { why: 'a lone surrogate', bytes: [...encodeUtf16('قال \ud83d الوزير اليوم', 'le')] },
    { why: 'a byte short', bytes: [...encodeUtf16('قال الوزير', 'le')].slice(0, -1) },
  ])('$why is read with a warning', ({ bytes }) => {
    expect(decode(Uint8Array.from(bytes))).toMatchObject({
      encoding: 'utf-16le',
      warnings: [{ code: 'invalid-bytes' }],
    });
  });
});

describe('gzip', () => {
  const text = ARABIC_TEXTS[1] as string;
  const packed = gzipSync(encodeSingleByte(text, 'windows-1256'));

  test('is unpacked before anything else', () => {
    expect(decode(packed)).toMatchObject({ text, encoding: 'windows-1256' });
  });

  test.each([
    { why: 'cut off', bytes: packed.subarray(0, packed.length / 2), message: /cut off/, reason: 'gzip' },
    { why: 'cut off in the header', bytes: packed.subarray(0, 4), message: /cut off/, reason: 'gzip' },
    {
      why: 'damaged',
      bytes: packed.map((byte, i) => (i > 15 ? byte ^ 0x55 : byte)),
      message: /damaged/,
      reason: 'gzip',
    },
    { why: 'packed twice', bytes: gzipSync(packed), message: /gzip data inside gzip/, reason: 'binary' },
  ])('$why is a one-line error', ({ bytes, message, reason }) => {
    const error = failure(bytes);
    expect(error).toMatchObject({ code: 'input', reason });
    expect(error.message).toMatch(message);
    expect(error.message).not.toContain('\n');
  });

  test('larger than the limit when unpacked is an error', () => {
    expect(failure(gzipSync(Buffer.alloc(5000, 'a')), { maxInflatedBytes: 1000 })).toMatchObject({
      reason: 'too-large',
    });
  });
});

describe('what is no text', () => {
  const random = Uint8Array.from({ length: 4096 }, (_, i) => (i * i * 31 + i * 7) >> 3);
  const zip = (entry: string) => Buffer.from(`PK\x03\x04\x14\0\0\0\x08\0${entry}`, 'latin1');

  test.each([
    { why: 'NUL bytes only', bytes: Buffer.alloc(1000), message: /0x00 at byte 0/ },
    { why: 'an odd number of NUL bytes', bytes: Buffer.alloc(999), message: /0x00/ },
    {
      why: 'text padded with NUL bytes',
      bytes: Buffer.concat([Buffer.from('نص'), Buffer.alloc(500)]),
      message: /at byte 4/,
    },
    { why: 'compressed data', bytes: random, message: /control codes/ },
    { why: 'PDF', bytes: Buffer.from('%PDF-1.7\n%\xe2\xe3'), message: /pdftotext -layout/ },
    { why: 'RTF', bytes: Buffer.from('{\\rtf1\\ansi\\ansicpg1256'), message: /textutil/ },
    { why: 'Word 97', bytes: Buffer.from('d0cf11e0a1b11ae1', 'hex'), message: /plain text/ },
    { why: 'Word', bytes: zip('[Content_Types].xml word/document.xml'), message: /Word.*pandoc/ },
    { why: 'zip', bytes: zip('article.txt'), message: /zip archive.*unpack/ },
    { why: 'PNG', bytes: Buffer.from('\x89PNG\r\n', 'latin1'), message: /picture/ },
    { why: 'UTF-32 with its mark', bytes: Buffer.from('fffe000041000000', 'hex'), message: /iconv -f utf-32/ },
  ])('$why', ({ bytes, message }) => {
    const error = failure(bytes);
    expect(error).toMatchObject({ code: 'input', reason: 'binary' });
    expect(error.message).toMatch(message);
  });

  test.each([
    { why: 'form feeds of pdftotext', text: 'صفحة\fصفحة' },
    { why: 'one stray control code in a text', text: `${ARABIC_TEXTS[0]}\u0001` },
    { why: 'a text that speaks of PDF', text: 'ملف %PDF' },
  ])('is not: $why', ({ text }) => {
    expect(decode(Buffer.from(text)).text).toBe(text);
  });
});

test('any bytes give text or an input error', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      try {
        expect(typeof decode(bytes).text).toBe('string');
      } catch (error) {
        expect(error).toMatchObject({ name: 'AnalysisError', code: 'input' });
        expect((error as Error).message).not.toContain('\n');
      }
    }),
    { numRuns: 2000 },
  );
});

test('any well-formed UTF-8 without damage comes back as it is', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...ARABIC_TEXTS, ...MIXED_TEXTS, '\n', ' ', '😀', 'é')), (parts) => {
      const text = parts.join('');
      expect(decode(Buffer.from(text))).toMatchObject({ text, encoding: 'utf-8', warnings: [] });
    }),
  );
});
