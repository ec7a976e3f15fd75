import type { SourceDoc, Warning } from '../document.ts';
import { AnalysisError } from '../errors.ts';
import { undoMojibake } from '../ingest/undo-mojibake.ts';
import type { Job } from './job.ts';
import { sha256 } from './read-input.ts';
import { recordPlace } from './record-place.ts';

export interface RecordOptions {
  readonly textField: string;
  readonly idField: string;
}

/**
 * The text of one record, its id, and all its other fields as `input`. Null for a record that khabar wrote itself.
 *
 * @throws AnalysisError 'input' that names file, line and what is wrong with the record.
 */
export function readRecord(job: Job, { textField, idField }: RecordOptions): SourceDoc | null {
  const place = recordPlace(job);
  const { json, warnings } = decodeRecord(job.bytes);
  const record = parseObject(json, place);
  if (typeof record['schemaVersion'] === 'string') return null;
  const { [textField]: text, ...others } = record;
  if (typeof text !== 'string')
    throw new AnalysisError('input', `${place}: ${withoutText(text, textField, others)}`, 'no-text');
  if (isDeeper(others, MOST_LEVELS))
    throw new AnalysisError('input', `${place}: fields nested in more than ${MOST_LEVELS} levels`, 'bad-record');
  const { [idField]: id, ...input } = others;
  const hasId = typeof id === 'string' || typeof id === 'number';
  const repaired = undoMojibake(text);
  const bytes = Buffer.from(text);
  return {
    source: {
      path: job.path,
      encoding: 'utf-8',
      bytes: bytes.byteLength,
      sha256: sha256(bytes),
      mediaType: 'text/plain',
    },
    text: repaired.text,
    warnings: [...warnings, ...repaired.warnings],
    ...(hasId ? { id } : {}),
    ...withInput(hasId ? input : others),
  };
}

/** Levels of nested fields that are passed through. What reads JSON level by level, as we do, ends at some thousand. */
const MOST_LEVELS = 500;

function isDeeper(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((inner) => isDeeper(inner, levels - 1));
}

function decodeRecord(bytes: Uint8Array): { json: string; warnings: readonly Warning[] } {
  try {
    return { json: new TextDecoder('utf-8', { fatal: true }).decode(bytes), warnings: [] };
  } catch {
    const warning = { code: 'invalid-bytes', message: 'damaged UTF-8, read as U+FFFD.' };
    return { json: new TextDecoder().decode(bytes), warnings: [warning] };
  }
}

/** The id of a record, for a failure of one that was parsed; undefined when even that fails. */
export function idOfRecord(job: Job, { idField }: RecordOptions): string | number | undefined {
  try {
    const id = (JSON.parse(new TextDecoder().decode(job.bytes)) as Record<string, unknown>)[idField];
    return typeof id === 'string' || typeof id === 'number' ? id : undefined;
  } catch {
    return undefined;
  }
}

function withInput(input: Record<string, unknown>): { input?: Record<string, unknown> } {
  return Object.keys(input).length === 0 ? {} : { input };
}

function parseObject(json: string, place: string): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (cause) {
    throw new AnalysisError('input', `${place}: not a JSON record: ${(cause as Error).message}`, 'bad-record', {
      cause,
    });
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  throw new AnalysisError(
    'input',
    `${place}: not a record: expected an object such as {"id": 1, "text": "…"}`,
    'bad-record',
  );
}

const FIELDS_SHOWN = 8;

function withoutText(text: unknown, field: string, others: Record<string, unknown>): string {
  if (text !== undefined) return `the field "${field}" is no string; name the text with --text-field`;
  const fields = Object.keys(others)
    .slice(0, FIELDS_SHOWN)
    .map((name) => JSON.stringify(name));
  const found = fields.length === 0 ? 'the record is empty' : `it has ${fields.join(', ')}`;
  return `no field "${field}" (${found}); name the one that holds the text with --text-field`;
}
