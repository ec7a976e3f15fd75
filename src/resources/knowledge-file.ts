import type { GazetteerIndex } from '../stages/entities/gazetteer-index.ts';
import type { LatinLookups } from '../stages/latin/romanizer.ts';
import type { Knowledge } from './knowledge.ts';
import { lazy } from './lazy.ts';

/*
 * One file: magic, length of the JSON part, JSON, then the arrays of the gazetteers one after another, each at a multiple of
 * four bytes. JSON holds the small tables (maps and sets as arrays) and where each array lies. Written by the build, read by
 * every run: some milliseconds instead of the half second that checking forty thousand lines takes.
 */

const MAGIC = 0x4b485743; // "KHWC"
const HEADER_BYTES = 8;

interface ArrayPlace {
  /** `latin`, or gazetteer and array: clubs.entryText. */
  readonly name: string;
  /** Bytes after the JSON part. */
  readonly at: number;
  readonly length: number;
}

/** The bytes that {@link parseKnowledge} reads. */
export function formatKnowledge({ gazetteer, clubs, latin, ...rest }: Knowledge): Uint8Array {
  const arrays = new Map([
    ...arraysOf('gazetteer', gazetteer),
    ...arraysOf('clubs', clubs),
    // JSON again, apart from the other: most runs do not need it.
    ['latin', new TextEncoder().encode(JSON.stringify(latin(), flatten))],
  ]);
  const places: ArrayPlace[] = [];
  let size = 0;
  for (const [name, array] of arrays) {
    places.push({ name, at: size, length: array.length });
    size += Math.ceil(array.byteLength / 4) * 4;
  }
  const json = new TextEncoder().encode(JSON.stringify({ ...rest, places }, flatten));
  const body = HEADER_BYTES + Math.ceil(json.length / 4) * 4;
  const bytes = new Uint8Array(body + size);
  new Uint32Array(bytes.buffer, 0, 2).set([MAGIC, json.length]);
  bytes.set(json, HEADER_BYTES);
  for (const { name, at } of places) {
    const { buffer, byteOffset, byteLength } = arrays.get(name) as FlatArray;
    bytes.set(new Uint8Array(buffer, byteOffset, byteLength), body + at);
  }
  return bytes;
}

type FlatArray = GazetteerIndex[keyof GazetteerIndex];

function arraysOf(gazetteer: string, index: GazetteerIndex): [string, FlatArray][] {
  return Object.entries(index).map(([name, array]) => [`${gazetteer}.${name}`, array as FlatArray]);
}

/** Maps and sets as tagged arrays. */
function flatten(_key: string, value: unknown): unknown {
  if (value instanceof Map) return { map: [...value] };
  return value instanceof Set ? { set: [...value] } : value;
}

interface Flat {
  readonly version: string;
  readonly nameWords: Record<string, unknown>;
  readonly speech: Record<string, unknown>;
  readonly boilerplate: Knowledge['boilerplate'];
  readonly demonyms: Knowledge['demonyms'];
  readonly sport: Record<string, unknown>;
  readonly sharedNames: unknown;
  readonly countries: unknown;
  readonly abbreviations: unknown;
  readonly stateBodies: unknown;
  readonly genericBodies: unknown;
  readonly credits: Record<string, unknown>;
  readonly places: readonly ArrayPlace[];
}

/**
 * Knowledge from the bytes of a compiled file. Arrays are views, not copies.
 *
 * @throws RangeError when the bytes are something else or cut short.
 */
export function parseKnowledge(file: Uint8Array): Knowledge {
  const bytes = file.byteOffset % 4 === 0 ? file : file.slice();
  if (bytes.byteLength < HEADER_BYTES) throw new RangeError(`${bytes.byteLength} bytes, too short for a header`);
  const [magic, jsonLength] = new Uint32Array(bytes.buffer, bytes.byteOffset, 2) as unknown as [number, number];
  if (magic !== MAGIC) throw new RangeError(`starts with ${magic.toString(16)}, expected ${MAGIC.toString(16)}`);
  const body = HEADER_BYTES + Math.ceil(jsonLength / 4) * 4;
  if (bytes.byteLength < body) throw new RangeError(`${bytes.byteLength} bytes, expected at least ${body}`);
  const flat = JSON.parse(new TextDecoder().decode(bytes.subarray(HEADER_BYTES, HEADER_BYTES + jsonLength))) as Flat;
  const placeOf = (name: string): [ArrayBufferLike, number, number] => {
    const { at, length } = flat.places.find((place) => place.name === name) as ArrayPlace;
    return [bytes.buffer, bytes.byteOffset + body + at, length];
  };
  const indexOf = (gazetteer: string): GazetteerIndex => {
    const numbers = (name: keyof GazetteerIndex) => new Uint32Array(...placeOf(`${gazetteer}.${name}`));
    return {
      entryText: new Uint8Array(...placeOf(`${gazetteer}.entryText`)),
      phraseText: new Uint16Array(...placeOf(`${gazetteer}.phraseText`)),
      entryKind: new Uint8Array(...placeOf(`${gazetteer}.entryKind`)),
      entryStart: numbers('entryStart'),
      phraseStart: numbers('phraseStart'),
      phraseHash: numbers('phraseHash'),
      phraseEntry: numbers('phraseEntry'),
      phraseSlots: numbers('phraseSlots'),
      firstWords: numbers('firstWords'),
    };
  };
  const latin = new Uint8Array(...placeOf('latin'));
  return {
    version: flat.version,
    boilerplate: flat.boilerplate,
    demonyms: flat.demonyms,
    sport: reviveAll(flat.sport) as unknown as Knowledge['sport'],
    sharedNames: revive(flat.sharedNames) as Knowledge['sharedNames'],
    countries: revive(flat.countries) as Knowledge['countries'],
    abbreviations: revive(flat.abbreviations) as ReadonlySet<string>,
    credits: reviveAll(flat.credits) as unknown as Knowledge['credits'],
    latin: lazy(() => reviveAll(JSON.parse(new TextDecoder().decode(latin))) as unknown as LatinLookups),
    stateBodies: revive(flat.stateBodies) as ReadonlySet<string>,
    genericBodies: revive(flat.genericBodies) as ReadonlySet<string>,
    nameWords: reviveAll(flat.nameWords) as unknown as Knowledge['nameWords'],
    speech: reviveAll(flat.speech) as unknown as Knowledge['speech'],
    gazetteer: indexOf('gazetteer'),
    clubs: indexOf('clubs'),
  };
}

function reviveAll(tables: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(tables).map(([name, table]) => [name, revive(table)]));
}

function revive(value: unknown): unknown {
  const { map, set } = value as { map?: [unknown, unknown][]; set?: unknown[] };
  if (map !== undefined) return new Map(map);
  return set === undefined ? value : new Set(set);
}
