import { describe, expect, test } from 'vitest';
import { parseEncoder, TILE, tileIndex } from '../../../src/stages/entities/encoder/weights-file.ts';
import { randomEncoder, SMALL } from '../../helpers/plain-encoder.ts';

const PIECES = ['<pad>', '<unk>', '<s>', '</s>', '<mask>', '▁وال', 'حكومة', '،', '"'];
const { bytes, model } = randomEncoder(SMALL, PIECES);

test('what is read is what was written', () => {
  expect(parseEncoder(bytes)).toEqual(model);
});

test('nothing is copied, unless the bytes are not aligned', () => {
  expect(parseEncoder(bytes).words.buffer).toBe(bytes.buffer);
  const shifted = new Uint8Array(bytes.length + 1).subarray(1);
  shifted.set(bytes);
  expect(parseEncoder(shifted)).toEqual(model);
});

test('every number of a matrix has a place of its own in the tiles', () => {
  const [inner, columns] = [6, 2 * TILE];
  const places = Array.from({ length: inner * columns }, (_, i) =>
    tileIndex(Math.floor(i / columns), i % columns, inner),
  );
  expect(places.toSorted((a, b) => a - b)).toEqual(places.map((_, i) => i));
});

describe('what is no weights file is told with what was expected and found', () => {
  const changed = (at: number, value: number): Uint8Array => {
    const copy = bytes.slice();
    new Uint32Array(copy.buffer)[at] = value;
    return copy;
  };
  test.each([
    { why: 'nothing', given: new Uint8Array(0), says: /^0 bytes, too short for the header of 72$/ },
    { why: 'another file', given: changed(0, 0x04034b50), says: /^begins with 0x04034b50, expected 0x45424148: no/ },
    { why: 'another version', given: changed(1, 1), says: /^version 1, expected 2$/ },
    { why: 'cut off', given: bytes.slice(0, 500), says: /^500 bytes, expected \d+$/ },
    {
      why: 'a shape that the bytes do not suffice for',
      given: changed(6, 3),
      says: /too few for what its header says$/,
    },
    { why: 'a shape that leaves bytes over', given: changed(6, 1), says: /^\d+ bytes too many$/ },
    { why: 'a monstrous shape', given: changed(5, 0xffffffff), says: /too few for what its header says$/ },
    { why: 'pieces without text', given: changed(3, 0), says: /./ },
  ])('$why', ({ given, says }) => {
    expect(() => parseEncoder(given)).toThrow(RangeError);
    expect(() => parseEncoder(given)).toThrow(says);
  });
});
