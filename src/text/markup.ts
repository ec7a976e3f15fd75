/**
 * Text for an element or attribute of HTML or XML. Control codes and lone surrogates, which neither can hold, become U+FFFD.
 */
export function escapeMarkup(text: string): string {
  return text.replace(SPECIAL, (character) => ENTITIES.get(character) ?? '\ufffd');
}

const ENTITIES = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
  ["'", '&#39;'],
]);

// Tab and line breaks may stay.
const SPECIAL = /[&<>"'\ud800-\udfff\ufffe\uffff]|(?![\t\n\r])\p{Cc}/gu;
