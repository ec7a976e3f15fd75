/** Parts of the JSON document that can be asked for. */
export const LAYERS = [
  'generator',
  'source',
  'metadata',
  'title',
  'text',
  'removed',
  'edits',
  'sentences',
  'tokens',
  'entities',
  'quotes',
  'indirect',
  'keywords',
  'stats',
] as const;

export type Layer = (typeof LAYERS)[number];

export const DEFAULT_LAYERS: readonly Layer[] = [
  'generator',
  'source',
  'metadata',
  'title',
  'removed',
  'sentences',
  'entities',
  'quotes',
  'stats',
];

export const OFFSET_UNITS = ['utf16', 'codepoint', 'byte'] as const;

/** What offsets count: UTF-16 code units, Unicode code points, or bytes of the text in UTF-8. */
export type OffsetUnit = (typeof OFFSET_UNITS)[number];

/** Schemes by which names may be spelled letter by letter: Library of Congress, United Nations. */
export const ROMANIZATIONS = ['ala-lc', 'un'] as const;

export type Romanization = (typeof ROMANIZATIONS)[number];
