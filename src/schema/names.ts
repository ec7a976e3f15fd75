/*
 * Names that the command line needs before it knows whether anything is to be checked: kept apart from the schemas, because
 * loading zod takes longer than --help may.
 */

/** Version of the JSON document: fields may be added, names and meanings stay. */
export const SCHEMA_VERSION = '1.0.0';

/** What finds names: a tagger, or a tagger and an encoder, which is slower and errs less. */
export const MODELS = ['fast', 'accurate'] as const;
export type Model = (typeof MODELS)[number];

/** Types of entities, those that most readers ask for first. */
export const ENTITY_TYPES = [
  'PER',
  'ORG',
  'GPE',
  'LOC',
  'FAC',
  'NORP',
  'TITLE',
  'EVENT',
  'PRODUCT',
  'LAW',
  'LANGUAGE',
  'WEBSITE',
  'DATE',
  'TIME',
  'MONEY',
  'PERCENT',
  'QUANTITY',
  'ORDINAL',
  'CARDINAL',
] as const;

export type TypeOfEntity = (typeof ENTITY_TYPES)[number];

/** What `analyze check` looks for. */
export const RULE_NAMES = [
  'quotation-mark-unclosed',
  'quote-without-speaker',
  'quote-with-two-speakers',
  'name-spelled-two-ways',
  'mojibake',
  'direction-controls',
] as const;

export type RuleName = (typeof RULE_NAMES)[number];

/** How seriously a rule is taken: an error fails the check, a warning is only told. */
export const SEVERITIES = ['error', 'warn', 'off'] as const;
