export const INPUT_FORMATS = ['auto', 'text', 'html', 'ndjson', 'json', 'conll'] as const;
export type InputFormat = (typeof INPUT_FORMATS)[number];
