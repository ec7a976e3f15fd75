export type MediaType = 'text/plain' | 'text/html' | 'application/json' | 'application/x-ndjson';

const BY_EXTENSION: Readonly<Record<string, MediaType>> = {
  html: 'text/html',
  htm: 'text/html',
  xhtml: 'text/html',
  txt: 'text/plain',
  text: 'text/plain',
  md: 'text/plain',
  json: 'application/json',
  jsonl: 'application/x-ndjson',
  ndjson: 'application/x-ndjson',
};

/** Characters of a text that decide what it is. */
const LOOKED_AT = 1024;

/** Media type by the extension of the path (before `.gz`); by content for standard input and unknown extensions. */
export function sniffMediaType(path: string | undefined, text: string): MediaType {
  return (path === undefined ? undefined : typeOfPath(path)) ?? typeOfContent(text.slice(0, LOOKED_AT));
}

/** Media type by extension, or undefined for one that is not known. */
export function typeOfPath(path: string): MediaType | undefined {
  const extension = /\.([a-z]{1,6})(?:\.gz)?$/i.exec(path)?.[1];
  return extension === undefined ? undefined : BY_EXTENSION[extension.toLowerCase()];
}

/** A page starts with its doctype or root element, after comments and an XML declaration at most. */
const HTML_START =
  /^(?:<\?xml[^>]{0,200}>\s{0,99})?(?:<!--[^>]{0,400}-->\s{0,99}){0,3}<(?:!doctype\s{1,9}html|html|head|body)[\s>]/i;
/** An opening brace alone is not enough: a text may begin with `[رويترز]`. */
const RECORD_START = /^\{\s{0,99}["}]/;
const ARRAY_START = /^\[\s{0,99}[{\]]/;

function typeOfContent(start: string): MediaType {
  const content = start.trimStart();
  if (HTML_START.test(content)) return 'text/html';
  if (ARRAY_START.test(content)) return 'application/json';
  if (!RECORD_START.test(content)) return 'text/plain';
  // A record on a line of its own; over several lines it is a JSON document.
  return /^\{\s{0,99}\n/.test(content) ? 'application/json' : 'application/x-ndjson';
}
