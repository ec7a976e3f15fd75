import { createHash } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { readTaggerModel } from '../../../src/resources/weights.ts';
import { TRANSITION_WEIGHTS } from '../../../src/stages/entities/tagger/transitions.ts';
import {
  BODY_AT,
  formatTaggerModel,
  HASH_AT,
  type TaggerModel,
} from '../../../src/stages/entities/tagger/weights-file.ts';

const MODEL: TaggerModel = {
  vocabulary: {
    keys: Int32Array.of(0, 7),
    clusters: Uint16Array.of(0, 3),
    middle: Uint8Array.of(1, 2, 3, 4),
    coarse: Uint8Array.of(1, 1, 1, 1),
    profiles: new Uint8Array(8),
  },
  names: Int8Array.of(1, -1, 2),
  profiles: {
    news: {
      keys: Int32Array.of(9),
      counts: Uint8Array.of(1),
      labels: Uint8Array.of(1),
      values: Int8Array.of(-5),
      step: 0.5,
      transitions: new Float32Array(TRANSITION_WEIGHTS),
    },
  },
};

function goodBytes(): Uint8Array {
  const bytes = formatTaggerModel(MODEL);
  bytes.set(createHash('sha256').update(bytes.subarray(BODY_AT)).digest(), HASH_AT);
  return bytes;
}

function changed(at: number, value: number): Uint8Array {
  const bytes = goodBytes();
  bytes[at] = value;
  return bytes;
}

function fileOf(bytes: Uint8Array): URL {
  const path = join(mkdtempSync(join(tmpdir(), 'weights-')), 'ner.bin');
  writeFileSync(path, bytes);
  return pathToFileURL(path);
}

test('what was written is read', () => {
  const model = readTaggerModel(fileOf(goodBytes()));
  expect(model.profiles.news?.step).toBe(0.5);
  expect(model).toEqual(MODEL);
});

test.each([
  { why: 'an empty file', bytes: new Uint8Array(0), message: /ner\.bin: 0 bytes, too short/ },
  { why: 'a foreign file', bytes: changed(0, 0x50), message: /ner\.bin: begins with 0x.*expected 0x54424148/ },
  { why: 'a newer version', bytes: changed(4, 9), message: /ner\.bin: version 9, expected 3/ },
  { why: 'a truncated file', bytes: goodBytes().subarray(0, -8), message: /ner\.bin: \d+ bytes, expected \d+/ },
  { why: 'a changed weight', bytes: changed(goodBytes().length - 5, 1), message: /ner\.bin: SHA-256 .*expected/ },
  { why: 'an impossible section', bytes: changed(BODY_AT + 2, 255), message: /ner\.bin: section 1 ends at byte/ },
])('$why is refused in one line', ({ bytes, message }) => {
  expect(() => readTaggerModel(fileOf(bytes))).toThrow(message);
});

test('a missing file is named', () => {
  expect(() => readTaggerModel(pathToFileURL('/nowhere/ner.bin'))).toThrow(/^ner\.bin: cannot be read/);
});
