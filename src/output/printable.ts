/**
 * Text that is safe on a terminal: control codes (escape sequences among them) and direction controls are shown as their
 * code points, so that an article can neither steer the terminal nor turn the line around.
 */
export function printable(text: string): string {
  return text.replace(UNSAFE, (character) => `\\u{${(character.codePointAt(0) as number).toString(16).toUpperCase()}}`);
}

const UNSAFE = /(?![\t\n])[\p{Cc}\p{Bidi_Control}\u2028\u2029\ufeff]/gu;
