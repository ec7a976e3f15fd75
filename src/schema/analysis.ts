import * as z from 'zod';
import { ENTITY_TYPES, SCHEMA_VERSION } from './names.ts';

export { SCHEMA_VERSION } from './names.ts';

const offset = z.int().min(0);
const span = { start: offset.describe('First unit, inclusive'), end: offset.describe('Last unit, exclusive') };
const textSpan = { ...span, text: z.string().describe('The words between start and end') };
const confidence = z.number().min(0).max(1).describe('Estimated probability of being right');

export const TOKEN_KINDS = [
  'word',
  'number',
  'punctuation',
  'latin',
  'url',
  'email',
  'hashtag',
  'mention',
  'emoji',
  'symbol',
] as const;

const Generator = z.object({
  name: z.literal('khabar'),
  version: z.string(),
  model: z.string().describe('Hash of weights and lexicons'),
});

const Source = z.object({
  path: z.string().describe('As given; "-" for standard input').optional(),
  encoding: z.string().optional(),
  bytes: z.int().min(0).optional(),
  sha256: z.string().optional(),
  mediaType: z.string().optional(),
});

const Metadata = z.object({
  language: z.string().describe('BCP 47; "und" when no Arabic-script language was recognised').optional(),
  byline: z.object(textSpan).optional(),
  dateline: z.object(textSpan).optional(),
  agency: z.object(textSpan).optional(),
  date: z.string().describe('ISO 8601 calendar date').optional(),
});

const Warning = z.object({ code: z.string(), message: z.string() });

const Removed = z.object({ ...textSpan, kind: z.enum(['boilerplate', 'markup']), reason: z.string() });

const Edit = z.object({ ...textSpan, replacement: z.string(), reason: z.string() });

const Sentence = z.object({ ...span, paragraph: z.int().min(0) });

const Clitic = z.object({
  ...textSpan,
  role: z.enum(['conjunction', 'preposition', 'future', 'article', 'pronoun', 'interrogative']),
});

const Token = z.object({
  ...textSpan,
  normal: z.string().describe('Without diacritics and tatweel, keyboard letters and digits folded'),
  kind: z.enum(TOKEN_KINDS),
  sentence: z.int().min(0),
  clitics: z.array(Clitic).optional(),
});

const Mention = z.object({ ...textSpan, sentence: z.int().min(0), confidence });

const Entity = z.object({
  id: z.string(),
  type: z.enum(ENTITY_TYPES),
  name: z.string().describe('The fullest form, without attached particles'),
  latin: z.string().optional(),
  latinSource: z.enum(['lexicon', 'model', 'scheme']).optional(),
  roles: z.array(z.string()).optional(),
  code: z.string().describe('ISO 3166-1 alpha-2').optional(),
  value: z.string().describe('Normalised value: ISO 8601 date, number').optional(),
  mentions: z.array(Mention).min(1),
});

const Speaker = z.object({
  entity: z.string().nullable().describe('Id of the entity; null for a source that is described, not named'),
  ...textSpan,
  name: z.string(),
  kind: z.enum(['PER', 'ORG', 'GROUP', 'ANON']),
  resolution: z.enum(['named', 'implicit', 'pronoun', 'context']),
  confidence,
});

const Quote = z.object({
  id: z.string(),
  ...textSpan,
  kind: z.enum(['direct', 'fragment', 'indirect']),
  continues: z.string().describe('Id of the quote this one goes on with').optional(),
  speaker: Speaker.nullable(),
  unattributed: z.object({ reason: z.string(), candidates: z.array(z.string()) }).optional(),
  via: z.object({ entity: z.string().nullable(), ...textSpan }).optional(),
  cue: z.object(textSpan).nullable(),
  sentence: z.int().min(0),
  heuristic: z.literal(true).describe('The end is a guess: no mark closes indirect speech').optional(),
  confidence,
});

const Keyword = z.object({
  text: textSpan.text,
  score: z.number().min(0).describe('How often it stands here, times how rare it is elsewhere (TF-IDF)'),
  entity: z.string().describe('Id of the entity that it names').optional(),
  ...span,
});

const Stats = z.object({
  characters: z.int().min(0),
  words: z.int().min(0),
  sentences: z.int().min(0),
  quotes: z.int().min(0),
  entities: z.int().min(0),
});

/** The JSON document that `analyze` prints for one article. Layers that were not asked for are absent. */
export const Analysis = z
  .object({
    schemaVersion: z.literal(SCHEMA_VERSION),
    generator: Generator.optional(),
    id: z.union([z.string(), z.number()]).optional(),
    source: Source.optional(),
    metadata: Metadata.optional(),
    warnings: z.array(Warning).optional(),
    title: z.object(textSpan).nullable().optional(),
    text: z.string().optional(),
    removed: z.array(Removed).optional(),
    edits: z.array(Edit).optional(),
    sentences: z.array(Sentence).optional(),
    tokens: z.array(Token).optional(),
    entities: z.array(Entity).optional(),
    quotes: z.array(Quote).optional(),
    indirect: z.array(Quote).describe('Statements reported without quotation marks').optional(),
    keywords: z.array(Keyword).describe('Strongest words, noun phrases and entities; one place of each').optional(),
    stats: Stats.optional(),
    input: z.record(z.string(), z.unknown()).describe('Other fields of the input record').optional(),
  })
  .describe(
    'Entities, direct quotes and speakers of one Arabic article; offsets are half-open and count UTF-16 code units unless asked otherwise',
  );

/** What stands in the place of an input that could not be analysed. */
export const Failure = z.object({
  schemaVersion: z.literal(SCHEMA_VERSION),
  source: Source,
  id: z.union([z.string(), z.number()]).optional(),
  error: z.object({ code: z.string(), message: z.string() }),
});

export type Analysis = z.infer<typeof Analysis>;
export type Failure = z.infer<typeof Failure>;
