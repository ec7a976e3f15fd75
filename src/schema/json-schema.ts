import * as z from 'zod';
import { Analysis, Failure } from './analysis.ts';

/**
 * JSON Schema (draft 2020-12) of what `analyze` writes: a document, or the record of a failed input. Open: later versions may
 * add fields. As text, one line break at its end: `schema.json` and `analyze schema` are this, byte for byte.
 */
export function analysisSchema(): string {
  const { $schema, ...rest } = z.toJSONSchema(z.union([Analysis, Failure]), { io: 'input' });
  return `${JSON.stringify({ $schema, title: 'khabar analysis', ...rest }, null, 2)}\n`;
}
