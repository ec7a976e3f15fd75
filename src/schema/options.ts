import * as z from 'zod';
import { LAYERS, OFFSET_UNITS, ROMANIZATIONS } from './layers.ts';
import { ENTITY_TYPES, MODELS, RULE_NAMES, SEVERITIES } from './names.ts';

const oneOf = <const T extends readonly string[]>(names: T) => z.enum(names);
const severity = oneOf(SEVERITIES);
const rules = z.strictObject(Object.fromEntries(RULE_NAMES.map((name) => [name, severity.optional()])));

/**
 * A configuration file: the options of the command line by their long names in camel case, without those that name the inputs
 * and outputs of one run. What is given on the command line wins.
 */
export const Configuration = z
  .strictObject({
    $schema: z.string().optional(),
    format: z.string().optional(),
    table: z.string().optional(),
    inputFormat: z.string().optional(),
    encoding: z.string().optional(),
    textField: z.string().min(1).optional(),
    idField: z.string().min(1).optional(),
    ignore: z.array(z.string()).optional(),
    gitignore: z.boolean().optional(),
    maxFileSize: z.union([z.string(), z.int().positive()]).optional(),
    model: oneOf(MODELS).optional(),
    layers: z.array(oneOf([...LAYERS, 'all'])).optional(),
    only: z.array(z.enum(ENTITY_TYPES)).min(1).optional(),
    minConfidence: z.number().min(0).max(1).optional(),
    offsets: oneOf(OFFSET_UNITS).optional(),
    romanize: oneOf(ROMANIZATIONS).optional(),
    lexicon: z.array(z.string().min(1)).optional(),
    pretty: z.boolean().optional(),
    jobs: z.int().min(1).optional(),
    cache: z.string().min(1).optional(),
    failFast: z.boolean().optional(),
    quiet: z.boolean().optional(),
    logFormat: oneOf(['text', 'json']).optional(),
    check: z.strictObject({ rules: rules.optional() }).optional(),
  })
  .describe('khabar.config.json');

export type Configuration = z.infer<typeof Configuration>;
