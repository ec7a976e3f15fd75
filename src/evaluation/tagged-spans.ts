import type { TokenSpan } from '../text/span.ts';

/** Tokens that carry one label. */
export interface TypedSpan extends TokenSpan {
  readonly type: string;
}

/**
 * The spans that the tags of one sentence describe, by the rules of conlleval (Tjong Kim Sang, CoNLL-2000): B begins a span;
 * so does I or E after O, after another type, or after E. S and E of BIOES are understood.
 */
export function spansOfTags(tags: readonly string[], offset = 0): TypedSpan[] {
  const spans: TypedSpan[] = [];
  let open: { readonly from: number; readonly type: string } | null = null;
  for (const [at, tag] of tags.entries()) {
    const { mark, type } = readTag(tag);
    if (open !== null && !continues(mark, type, open.type)) {
      spans.push({ ...open, to: offset + at });
      open = null;
    }
    if (mark === 'O') continue;
    open ??= { from: offset + at, type };
    if (mark === 'E' || mark === 'S') {
      spans.push({ ...open, to: offset + at + 1 });
      open = null;
    }
  }
  if (open !== null) spans.push({ ...open, to: offset + tags.length });
  return spans;
}

function readTag(tag: string): { readonly mark: string; readonly type: string } {
  const dash = tag.indexOf('-');
  return dash < 0 ? { mark: tag, type: '' } : { mark: tag.slice(0, dash), type: tag.slice(dash + 1) };
}

function continues(mark: string, type: string, openType: string): boolean {
  return (mark === 'I' || mark === 'E') && type === openType;
}

/** Label of a tag, or null for O. */
export function labelOf(tag: string): string | null {
  const { mark, type } = readTag(tag);
  return mark === 'O' ? null : type;
}
