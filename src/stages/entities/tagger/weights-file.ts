import { TRANSITION_WEIGHTS } from './transitions.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Conventions that the tagger can follow: the product's own, and those of corpora it is measured on. */
export const PROFILES = ['news', 'wojood', 'anercorp'] as const;
export type Profile = (typeof PROFILES)[number];

/** The weights of one profile; see TaggerWeights. */
export interface ProfileWeights {
  /** Hashes of the features that have weights. */
  readonly keys: Int32Array;
  /** By feature: how many weights it has. They stand one behind the other. */
  readonly counts: Uint8Array;
  readonly labels: Uint8Array;
  readonly values: Int8Array;
  readonly step: number;
  readonly transitions: Float32Array;
}

/** All that a weights file holds, as views into its bytes. */
export interface TaggerModel {
  readonly vocabulary: Vocabulary;
  readonly names: Int8Array;
  readonly profiles: Readonly<Partial<Record<Profile, ProfileWeights>>>;
}

export const MAGIC = 0x54424148; // "HABT"
export const VERSION = 3;
/** Magic, version, length of the file, number of sections. */
const FIXED_WORDS = 4;
const HASH_BYTES = 32;
const VOCABULARY_SECTIONS = 6;
const PROFILE_SECTIONS = 5;
const ALIGNMENT = 4;

type Section = Int32Array | Uint32Array | Float32Array | Uint16Array | Uint8Array | Int8Array;

/** Where the SHA-256 of everything behind it stands. */
export const HASH_AT = FIXED_WORDS * 4;
export const BODY_AT = HASH_AT + HASH_BYTES;

/** The bytes that {@link parseTaggerModel} reads, with `hash` of the body left for the caller to fill in. */
export function formatTaggerModel({ vocabulary, names, profiles }: TaggerModel): Uint8Array {
  const { keys, clusters, middle, coarse, profiles: readings } = vocabulary;
  const sections: Section[] = [keys, clusters, middle, coarse, readings, names];
  for (const name of PROFILES) {
    const profile = profiles[name];
    if (profile === undefined) continue;
    const scores = Float32Array.of(...profile.transitions, profile.step);
    sections.push(profile.keys, profile.counts, profile.labels, profile.values, scores);
  }
  const bodyBytes = sections.reduce((sum, section) => sum + aligned(section.byteLength), sections.length * 4);
  const bytes = new Uint8Array(BODY_AT + bodyBytes);
  new Uint32Array(bytes.buffer, 0, FIXED_WORDS).set([MAGIC, VERSION, bytes.length, sections.length]);
  new Uint32Array(bytes.buffer, BODY_AT, sections.length).set(sections.map((section) => section.length));
  let at = BODY_AT + sections.length * 4;
  for (const section of sections) {
    bytes.set(new Uint8Array(section.buffer, section.byteOffset, section.byteLength), at);
    at += aligned(section.byteLength);
  }
  return bytes;
}

function aligned(bytes: number): number {
  return Math.ceil(bytes / ALIGNMENT) * ALIGNMENT;
}

/**
 * Names the parts of a weights file. Nothing is copied when the bytes are aligned; the hash is not checked.
 *
 * @throws {RangeError} when the bytes are no such file; the message says what was expected and what was found.
 */
export function parseTaggerModel(given: Uint8Array): TaggerModel {
  const bytes = given.byteOffset % ALIGNMENT === 0 ? given : given.slice();
  const sections = checkHeader(bytes);
  const lengths = new Uint32Array(bytes.buffer, bytes.byteOffset + BODY_AT, sections);
  const reader = createReader(bytes, lengths, BODY_AT + sections * 4);
  const keys = reader.next(Int32Array);
  const vocabulary: Vocabulary = {
    keys,
    clusters: reader.next(Uint16Array, keys.length),
    middle: reader.next(Uint8Array),
    coarse: reader.next(Uint8Array),
    profiles: reader.next(Uint8Array),
  };
  const names = reader.next(Int8Array);
  const profiles: Partial<Record<Profile, ProfileWeights>> = {};
  for (const name of PROFILES.slice(0, (sections - VOCABULARY_SECTIONS) / PROFILE_SECTIONS))
    profiles[name] = readProfile(reader);
  reader.end();
  return { vocabulary, names, profiles };
}

function checkHeader(bytes: Uint8Array): number {
  if (bytes.length < BODY_AT) throw new RangeError(`${bytes.length} bytes, too short for the header of ${BODY_AT}`);
  const [magic, version, length, sections] = new Uint32Array(
    bytes.buffer,
    bytes.byteOffset,
    FIXED_WORDS,
  ) as unknown as [number, number, number, number];
  if (magic !== MAGIC)
    throw new RangeError(`begins with ${hex(magic)}, expected ${hex(MAGIC)}: no weights file of a tagger`);
  if (version !== VERSION) throw new RangeError(`version ${version}, expected ${VERSION}`);
  if (length !== bytes.length) throw new RangeError(`${bytes.length} bytes, expected ${length}`);
  const profiles = (sections - VOCABULARY_SECTIONS) / PROFILE_SECTIONS;
  if (!Number.isInteger(profiles) || profiles < 1 || profiles > PROFILES.length || BODY_AT + sections * 4 > length) {
    throw new RangeError(`${sections} sections, expected ${VOCABULARY_SECTIONS + PROFILE_SECTIONS} or more`);
  }
  return sections;
}

function hex(word: number): string {
  return `0x${word.toString(16).padStart(8, '0')}`;
}

interface SectionReader {
  /** The next section; `length` is what it must hold. */
  next<T extends Section>(
    kind: { new (buffer: ArrayBufferLike, offset: number, length: number): T; BYTES_PER_ELEMENT: number },
    length?: number,
  ): T;
  end(): void;
}

function createReader(bytes: Uint8Array, lengths: Uint32Array, start: number): SectionReader {
  let number = 0;
  let at = start;
  return {
    next(kind, expected) {
      const length = lengths[number++] as number;
      const end = at + aligned(length * kind.BYTES_PER_ELEMENT);
      if (end > bytes.length)
        throw new RangeError(`section ${number} ends at byte ${end}, beyond the end at ${bytes.length}`);
      if (expected !== undefined && length !== expected)
        throw new RangeError(`section ${number} holds ${length} values, expected ${expected}`);
      const section = new kind(bytes.buffer, bytes.byteOffset + at, length);
      at = end;
      return section;
    },
    end() {
      if (at !== bytes.length) throw new RangeError(`${bytes.length - at} bytes too many`);
    },
  };
}

function readProfile(reader: SectionReader): ProfileWeights {
  const keys = reader.next(Int32Array);
  const counts = reader.next(Uint8Array, keys.length);
  const total = counts.reduce((sum, count) => sum + count, 0);
  const labels = reader.next(Uint8Array, total);
  const values = reader.next(Int8Array, total);
  const scores = reader.next(Float32Array, TRANSITION_WEIGHTS + 1);
  return {
    keys,
    counts,
    labels,
    values,
    step: scores[TRANSITION_WEIGHTS] as number,
    transitions: scores.subarray(0, TRANSITION_WEIGHTS),
  };
}
