import type { Word } from '../document.ts';
import type { NameWords, OrganisationHead } from '../stages/entities/name-words.ts';
import { beginOf, insideOf, LABELS, OUTSIDE, TYPES } from '../stages/entities/tagger/labels.ts';
import { spansOfTags } from './evaluate.ts';

const ORG = TYPES.indexOf('ORG');
const ARTICLE = '\u0627\u0644';

/** Words with a corpus' tags, and the labels that agree with them. */
export interface AnnotatedWords {
  readonly words: readonly Word[];
  readonly tags: readonly string[];
  readonly allowed: readonly Uint8Array[];
}

/** Words that an organisation's name may have after its head. */
const LONGEST_REST = 5;

/**
 * The labels of a sentence as the product's own conventions would have them. Corpora differ in which class words belong
 * to a name: those that stay outside (شركة, مدينة) are cut off; where a corpus never marks names that begin with a class
 * word of their own (وزارة, الجيش), its untagged words are left open.
 */
export function toHouseStyle({ words, tags, allowed }: AnnotatedWords, lists: NameWords): Uint8Array[] {
  const masks = [...allowed];
  for (const span of spansOfTags(tags)) {
    let from = span.from;
    while (from < span.to - 1 && headOf(words[from] as Word, lists)?.included === false) {
      masks[from] = only(OUTSIDE);
      masks[from + 1] = asBeginning(allowed[from + 1] as Uint8Array);
      from++;
    }
    if (span.to - span.from === 1 && isGeneric(words[span.from] as Word, lists)) {
      masks[span.from] = withLabels(masks[span.from] as Uint8Array, OUTSIDE);
    }
  }
  for (let at = 0; at < words.length; at++) {
    if (tags[at] === 'O' && isHeadOfName(words[at] as Word, lists)) openName(words, masks, at);
  }
  return masks;
}

function headOf(word: Word, { organisationHeads }: NameWords): OrganisationHead | undefined {
  return organisationHeads.get(word.stemKey) ?? organisationHeads.get(withoutArticle(word.stemKey));
}

function withoutArticle(stem: string): string {
  return stem.startsWith(ARTICLE) ? stem.slice(ARTICLE.length) : stem;
}

/** A head with the article alone, as in الحكومة, names nothing in particular. */
function isGeneric(word: Word, lists: NameWords): boolean {
  return word.stemKey.startsWith(ARTICLE) && headOf(word, lists) !== undefined;
}

function isHeadOfName(word: Word, lists: NameWords): boolean {
  const head = headOf(word, lists);
  return head?.included === true && head.type === 'ORG';
}

/** Allows an organisation's name to begin at `at`. */
function openName(words: readonly Word[], masks: Uint8Array[], at: number): void {
  masks[at] = withLabels(masks[at] as Uint8Array, beginOf(ORG));
  for (let i = at + 1; i < words.length && i <= at + LONGEST_REST && words[i]?.kind === 'word'; i++) {
    masks[i] = withLabels(masks[i] as Uint8Array, insideOf(ORG));
  }
}

function only(label: number): Uint8Array {
  return withLabels(new Uint8Array(LABELS), label);
}

function withLabels(mask: Uint8Array, label: number): Uint8Array {
  const out = mask.slice();
  out[label] = 1;
  return out;
}

/** The same types, but beginning here. */
function asBeginning(mask: Uint8Array): Uint8Array {
  const out = new Uint8Array(LABELS);
  for (let type = 0; type < TYPES.length; type++) if (mask[insideOf(type)] === 1) out[beginOf(type)] = 1;
  return out;
}
