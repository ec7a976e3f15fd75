// Writes schema.json, the JSON Schema of what `analyze` prints: one document, or the record of a failed input. Open: later
// versions may add fields.
import { writeFileSync } from 'node:fs';
import * as z from 'zod';
import { Analysis, Failure } from '../dist/schema/analysis.js';

const schema = z.toJSONSchema(z.union([Analysis, Failure]), { io: 'input' });
writeFileSync(new URL('../schema.json', import.meta.url), `${JSON.stringify(schema, null, 2)}\n`);
