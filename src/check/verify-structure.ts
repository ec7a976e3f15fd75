import type { Analysis } from '../schema/analysis.ts';
import type { CharSpan } from '../text/span.ts';

/** What is wrong inside a document, whatever the article: order, overlaps, dangling ids, wrong counts. */
export function structureTrouble(result: Analysis): string[] {
  return [
    ...overlaps('sentences', result.sentences ?? []),
    ...overlaps('tokens', result.tokens ?? []),
    ...mentionTrouble(result),
    ...danglingIds(result),
    ...wrongSentences(result),
    ...wrongCounts(result),
  ];
}

/** Items that do not begin at or after the end of the one before. */
function overlaps(layer: string, spans: readonly CharSpan[]): string[] {
  return spans.flatMap(({ start }, i) => {
    const before = spans[i - 1];
    return before !== undefined && start < before.end
      ? [`${layer}[${i}]: begins before the end of the one before`]
      : [];
  });
}

function mentionTrouble({ entities = [] }: Analysis): string[] {
  const mentions = entities.flatMap(({ mentions }, e) =>
    mentions.map(({ start, end }, m) => ({ start, end, path: `entities[${e}].mentions[${m}]` })),
  );
  mentions.sort((a, b) => a.start - b.start);
  return mentions.flatMap(({ start, path }, i) => {
    const before = mentions[i - 1];
    return before !== undefined && start < before.end ? [`${path}: overlaps ${before.path}`] : [];
  });
}

/** Needs both layers: without entities nothing can be looked up. */
function danglingIds({ entities, quotes = [] }: Analysis): string[] {
  const trouble: string[] = [];
  const quoteIds = new Set(quotes.map(({ id }) => id));
  const entityIds = new Set(entities?.map(({ id }) => id));
  if (quoteIds.size < quotes.length) trouble.push('quotes: an id is used twice');
  if (entityIds.size < (entities?.length ?? 0)) trouble.push('entities: an id is used twice');
  for (const [q, { speaker, via, unattributed, continues }] of quotes.entries()) {
    const path = `quotes[${q}]`;
    if (continues !== undefined && !quoteIds.has(continues)) trouble.push(`${path}.continues: no quote ${continues}`);
    if (entities === undefined) continue;
    const named = [
      ['speaker.entity', speaker?.entity],
      ['via.entity', via?.entity],
      ...(unattributed?.candidates ?? []).map((id, i) => [`unattributed.candidates[${i}]`, id] as const),
    ] as const;
    for (const [field, id] of named) {
      if (typeof id === 'string' && !entityIds.has(id)) trouble.push(`${path}.${field}: no entity ${id}`);
    }
  }
  return trouble;
}

/** Items that do not begin in the sentence they name. */
function wrongSentences({ sentences, tokens = [], entities = [], quotes = [] }: Analysis): string[] {
  if (sentences === undefined) return [];
  const isIn = (start: number, index: number): boolean => {
    const sentence = sentences[index];
    return sentence !== undefined && sentence.start <= start && start < sentence.end;
  };
  const items = [
    ...tokens.map((token, i) => [`tokens[${i}]`, token] as const),
    ...quotes.map((quote, i) => [`quotes[${i}]`, quote] as const),
    ...entities.flatMap(({ mentions }, e) =>
      mentions.map((mention, m) => [`entities[${e}].mentions[${m}]`, mention] as const),
    ),
  ];
  return items
    .filter(([, { start, sentence }]) => !isIn(start, sentence))
    .map(([path, { sentence }]) => `${path}.sentence: does not begin in sentence ${sentence}`);
}

function wrongCounts({ stats, sentences, entities, quotes }: Analysis): string[] {
  const lists = { sentences, entities, quotes };
  return (['sentences', 'entities', 'quotes'] as const).flatMap((layer) => {
    const count = lists[layer]?.length;
    return stats === undefined || count === undefined || stats[layer] === count
      ? []
      : [`stats.${layer}: says ${stats[layer]}, there are ${count}`];
  });
}
