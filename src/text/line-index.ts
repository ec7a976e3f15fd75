import { lastAtOrBefore } from './span.ts';

/** A place in a text as editors show it: both count from 1, columns in UTF-16 code units. */
export interface LineColumn {
  readonly line: number;
  readonly column: number;
}

/** Makes a function from offsets to lines and columns. Lines end with LF, CR LF or CR. O(length), then O(log lines). */
export function lineIndex(text: string): (offset: number) => LineColumn {
  const starts = [0];
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit === 0x0a || (unit === 0x0d && text.charCodeAt(i + 1) !== 0x0a)) starts.push(i + 1);
  }
  return (offset) => {
    const line = lastAtOrBefore(starts, offset, (start) => start);
    return { line: line + 1, column: offset - (starts[line] as number) + 1 };
  };
}
