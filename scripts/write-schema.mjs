// Writes schema.json: what `analyze schema` prints. Needs a build.
import { writeFileSync } from 'node:fs';
import { analysisSchema } from '../dist/schema/json-schema.js';

writeFileSync(new URL('../schema.json', import.meta.url), analysisSchema());
