import { describe, expect, test } from 'vitest';
import { readRecord } from '../../../src/batch/read-record.ts';
import { recordPlace } from '../../../src/batch/record-place.ts';

const OPTIONS = { textField: 'text', idField: 'id' };

function read(json: string | Uint8Array, options = OPTIONS) {
  return readRecord({ kind: 'record', path: 'dump.ndjson', at: 7, bytes: Buffer.from(json as string) }, options);
}

describe('readRecord', () => {
  test('text, id, and all else as input', () => {
    expect(read('{"id":7,"text":"قال","url":"u","tags":["a"]}')).toMatchObject({
      id: 7,
      text: 'قال',
      input: { url: 'u', tags: ['a'] },
      source: { path: 'dump.ndjson', encoding: 'utf-8', bytes: 6, mediaType: 'text/plain' },
    });
  });

  test.each([
    { why: 'no id', json: '{"text":"a"}', absent: ['id', 'input'] },
    { why: 'no other field', json: '{"id":"x","text":"a"}', absent: ['input'] },
  ])('$why: absent', ({ json, absent }) => {
    for (const key of absent) expect(read(json)).not.toHaveProperty(key);
  });

  test('an id that is no name stays with the other fields', () => {
    const doc = read('{"id":{"a":1},"text":"a"}');
    expect(doc).not.toHaveProperty('id');
    expect(doc?.input).toEqual({ id: { a: 1 } });
  });

  test('fields by other names', () => {
    const doc = read('{"body":"a","url":"u","text":1}', { textField: 'body', idField: 'url' });
    expect(doc).toMatchObject({ id: 'u', text: 'a', input: { text: 1 } });
  });

  test('a field called __proto__ is a field', () => {
    expect(JSON.stringify(read('{"text":"a","__proto__":{"x":1}}')?.input)).toBe('{"__proto__":{"x":1}}');
  });

  test('our own output is none', () => {
    expect(read('{"schemaVersion":"1.0.0","text":"a"}')).toBeNull();
  });

  test('damaged UTF-8 is read with a warning', () => {
    const bytes = Buffer.concat([Buffer.from('{"text":"'), Buffer.from([0xd9]), Buffer.from('"}')]);
    expect(read(bytes)).toMatchObject({ text: '\ufffd', warnings: [{ code: 'invalid-bytes' }] });
  });

  test.each([
    { why: 'no JSON', json: 'خبر', message: /^dump\.ndjson:7: not a JSON record/u },
    { why: 'cut off', json: '{"text":"a"', message: /^dump\.ndjson:7: not a JSON record/u },
    { why: 'an array', json: '[]', message: /not a record/u },
    { why: 'null', json: 'null', message: /not a record/u },
    { why: 'no text', json: '{"body":"a","id":1}', message: /no field "text" \(it has "body", "id"\).*--text-field/u },
    { why: 'nothing in it', json: '{}', message: /the record is empty/u },
    { why: 'a text that is none', json: '{"text":null}', message: /"text" is no string/u },
    {
      why: 'fields nested without end',
      json: `{"text":"a","x":${'['.repeat(50_000)}${']'.repeat(50_000)}}`,
      message: /^dump\.ndjson:7: fields nested in more than 500 levels$/u,
    },
  ])('$why is a failed input', ({ json, message }) => {
    expect(() => read(json)).toThrow(message);
  });
});

test('fields nested deep are passed through', () => {
  const deep = `${'{"a":['.repeat(240)}1${']}'.repeat(240)}`;
  expect(JSON.stringify(read(`{"text":"a","x":${deep}}`)?.input?.['x'])).toBe(deep);
});

test.each([
  { why: 'a line', at: 7, line: 7, place: 'a.json:7' },
  { why: 'a record of an array, in one line with others', at: 3, line: 1, place: 'a.json:1: record 3' },
  { why: 'a file', place: 'a.json' },
])('$why is named $place', ({ place, ...where }) => {
  expect(recordPlace({ path: 'a.json', ...where })).toBe(place);
});
