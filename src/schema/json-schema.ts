import * as z from 'zod';
import { Analysis } from './analysis.ts';

/** JSON Schema (draft 2020-12) of the documents that `analyze` writes. Open: later versions may add fields. */
export function analysisSchema(): Readonly<Record<string, unknown>> {
  return { title: 'khabar analysis', ...z.toJSONSchema(Analysis, { io: 'input' }) };
}
