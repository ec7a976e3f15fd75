/** The letters and digits of a text or a saved page, without the markup, spaces and marks between them. */
export interface Letters {
  readonly letters: string;
  /** Offset of each unit of `letters` in the text or the page. */
  readonly offsets: Uint32Array;
}

/** Without the letters that HTML has names for, such as &eacute;: Latin ones beyond ASCII, and Greek. */
const LETTERS = /(?:(?![\u00aa-\u03ff])[\p{L}\p{N}])+/gu;

/** All letters and digits of a text. O(length). */
export function lettersOfText(text: string): Letters {
  const found = createCollector(text.length);
  for (const { index, 0: letters } of text.matchAll(LETTERS)) found.add(letters, index);
  return found.take();
}

/** The same, and characters by number or name. */
const PIECES = new RegExp(
  `&#(?:[xX]([\\da-fA-F]{1,6})|(\\d{1,7}));?|&[a-zA-Z][a-zA-Z\\d]{1,30};|${LETTERS.source}`,
  'gu',
);

/** All letters and digits between the tags of a page, in its order. O(length). */
export function lettersOfPage(html: string): Letters {
  const found = createCollector(html.length);
  for (let at = 0; at < html.length; ) {
    const open = html.indexOf('<', at);
    const end = open < 0 ? html.length : open;
    for (const { index, 0: piece, 1: hexadecimal, 2: decimal } of html.slice(at, end).matchAll(PIECES)) {
      const code = hexadecimal === undefined ? Number(decimal) : Number.parseInt(hexadecimal, 16);
      if (!piece.startsWith('&')) found.add(piece, at + index);
      else if (code <= LAST_CODE_POINT)
        found.addAt((String.fromCodePoint(code).match(LETTERS) ?? []).join(''), at + index);
    }
    at = open < 0 ? html.length : markupEnd(html, open);
  }
  return found.take();
}

const LAST_CODE_POINT = 0x10ffff;

function createCollector(most: number) {
  const parts: string[] = [];
  const offsets = new Uint32Array(most);
  let count = 0;
  return {
    /** Letters that stand one after another from `offset` on. */
    add: (letters: string, offset: number): void => {
      for (let i = 0; i < letters.length; i++) offsets[count++] = offset + i;
      parts.push(letters);
    },
    /** Letters that one piece of markup stands for. */
    addAt: (letters: string, offset: number): void => {
      for (let i = 0; i < letters.length; i++) offsets[count++] = offset;
      parts.push(letters);
    },
    take: (): Letters => ({ letters: parts.join(''), offsets: offsets.subarray(0, count) }),
  };
}

const TAG = /<\/?([a-z][^\s/>]{0,30})/iy;

/** Where the markup ends that begins here. A comment or tag that is cut off goes to the end of the page. */
function markupEnd(html: string, open: number): number {
  if (html.startsWith('<!--', open)) return endOf(html, '-->', open + 2);
  if (html[open + 1] === '!' || html[open + 1] === '?') return endOf(html, '>', open);
  TAG.lastIndex = open;
  const [tag = '', name = ''] = TAG.exec(html) ?? [];
  if (tag === '') return open + 1;
  const end = tagEnd(html, open + tag.length);
  return !tag.startsWith('</') && WITHOUT_TEXT.has(name.toLowerCase()) ? elementEnd(html, name, end) : end;
}

/** Elements whose content is no text of the article. */
const WITHOUT_TEXT = new Set(['script', 'style']);

function elementEnd(html: string, name: string, from: number): number {
  const end = new RegExp(`</${name}`, 'gi');
  end.lastIndex = from;
  return end.exec(html)?.index ?? html.length;
}

/** A `>` between quotation marks belongs to the value of an attribute. */
function tagEnd(html: string, from: number): number {
  for (let at = from; at < html.length; at++) {
    const character = html[at];
    if (character === '>') return at + 1;
    if (character === '"' || character === "'") at = endOf(html, character, at + 1) - 1;
  }
  return html.length;
}

function endOf(html: string, what: string, from: number): number {
  const at = html.indexOf(what, from);
  return at < 0 ? html.length : at + what.length;
}
