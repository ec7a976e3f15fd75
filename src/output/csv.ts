import type { Analysis } from '../schema/analysis.ts';
import { type Cell, csvLine } from './csv-line.ts';

export const TABLES = ['entities', 'mentions', 'quotes'] as const;

/** entities: one row for each; mentions: one for each place in the text; quotes: one for each, with its speaker. */
export type Table = (typeof TABLES)[number];

type Entity = NonNullable<Analysis['entities']>[number];
type Mention = Entity['mentions'][number];
type Quote = NonNullable<Analysis['quotes']>[number];
type Row = Readonly<Record<string, Cell>>;

/** Names of the columns. Every row begins with the file and, for records, their id. */
const COLUMNS: Readonly<Record<Table, readonly string[]>> = {
  entities: ['path', 'id', 'entity', 'type', 'name', 'latin', 'code', 'value', 'roles', 'mentions', 'start', 'end'],
  mentions: ['path', 'id', 'entity', 'type', 'name', 'start', 'end', 'text', 'sentence', 'confidence'],
  quotes: [
    ...['path', 'id', 'quote', 'kind', 'start', 'end', 'text', 'sentence', 'confidence', 'continues'],
    ...['speaker', 'speaker_latin', 'speaker_entity', 'speaker_kind', 'speaker_start', 'speaker_end', 'speaker_text'],
    ...['resolution', 'speaker_confidence', 'via', 'cue', 'unattributed', 'candidates'],
  ],
};

const ROWS: Readonly<Record<Table, (result: Analysis) => Row[]>> = {
  entities: ({ entities = [] }) => entities.map(entityRow),
  mentions: ({ entities = [] }) =>
    entities.flatMap((entity) => entity.mentions.map((mention) => mentionRow(entity, mention))),
  quotes: ({ entities = [], quotes = [] }) => {
    const byId = new Map(entities.map((entity) => [entity.id, entity]));
    return quotes.map((quote) => quoteRow(quote, byId));
  },
};

/** First line of a table. */
export function csvHeader(table: Table): string {
  return csvLine(COLUMNS[table]);
}

/** Rows of one document (layers source, entities, quotes) for the table; RFC 4180, lines end with CR LF. */
export function toCsv(result: Analysis, table: Table): string {
  const origin: Row = { path: result.source?.path, id: result.id };
  return ROWS[table](result)
    .map((row) => csvLine(COLUMNS[table].map((column) => row[column] ?? origin[column])))
    .join('');
}

function entityRow({ id, type, name, latin, code, value, roles, mentions }: Entity): Row {
  const first = mentions[0];
  const place = { start: first?.start, end: first?.end };
  return { entity: id, type, name, latin, code, value, roles: roles?.join('; '), mentions: mentions.length, ...place };
}

function mentionRow({ id, type, name }: Entity, { start, end, text, sentence, confidence }: Mention): Row {
  return { entity: id, type, name, start, end, text, sentence, confidence };
}

function quoteRow(quote: Quote, entities: ReadonlyMap<string, Entity>): Row {
  const { id, kind, start, end, text, sentence, confidence, continues, via, cue, unattributed } = quote;
  return {
    ...{ quote: id, kind, start, end, text, sentence, confidence, continues },
    ...speakerCells(quote, entities),
    via: via?.text,
    cue: cue?.text,
    unattributed: unattributed?.reason,
    candidates: unattributed?.candidates.map((candidate) => entities.get(candidate)?.name ?? candidate).join('; '),
  };
}

function speakerCells({ speaker }: Quote, entities: ReadonlyMap<string, Entity>): Row {
  if (speaker === null) return {};
  return {
    speaker: speaker.name,
    speaker_latin: entities.get(speaker.entity ?? '')?.latin,
    speaker_entity: speaker.entity ?? undefined,
    speaker_kind: speaker.kind,
    speaker_start: speaker.start,
    speaker_end: speaker.end,
    speaker_text: speaker.text,
    resolution: speaker.resolution,
    speaker_confidence: speaker.confidence,
  };
}
