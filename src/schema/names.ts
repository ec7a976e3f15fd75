/*
 * Names that the command line needs before it knows whether anything is to be checked: kept apart from the schemas, because
 * loading zod takes longer than --help may.
 */

/** Types of entities, those that most readers ask for first. */
export const TYPES_OF_ENTITIES = [
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

export type TypeOfEntity = (typeof TYPES_OF_ENTITIES)[number];

/** Version of the JSON document: fields may be added, names and meanings stay. */
export const DOCUMENT_VERSION = '1.0.0';
