/**
 * The same JSON without characters that steer a terminal or turn its lines around: they stand in strings only, and there an
 * escape says the same.
 */
export function escapeJson(json: string): string {
  return json.replace(UNSAFE, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

const UNSAFE = /[\p{Bidi_Control}\u007f-\u009f\u2028\u2029\ufeff]/gu;
