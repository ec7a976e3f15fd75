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

type Quote = NonNullable<Analysis['quotes']>[number];
type PlacedQuote = readonly [path: string, quote: Quote];

/** Direct and indirect ones. */
function quotesOf({ quotes = [], indirect = [] }: Analysis): PlacedQuote[] {
  return [
    ...quotes.map((quote, i) => [`quotes[${i}]`, quote] as const),
    ...indirect.map((quote, i) => [`indirect[${i}]`, quote] as const),
  ];
}

/** Without the layer of entities they cannot be looked up. */
function danglingIds(result: Analysis): string[] {
  const { entities, keywords = [] } = result;
  const quotes = quotesOf(result);
  const quoteIds = new Set(quotes.map(([, { id }]) => id));
  const entityIds = new Set(entities?.map(({ id }) => id));
  const named: (readonly [path: string, id: string | null | undefined])[] = [
    ...quotes.flatMap(([path, quote]) => entitiesOf(path, quote)),
    ...keywords.map(({ entity }, i) => [`keywords[${i}].entity`, entity] as const),
  ];
  return [
    ...(quoteIds.size < quotes.length ? ['quotes: an id is used twice'] : []),
    ...(entityIds.size < (entities?.length ?? 0) ? ['entities: an id is used twice'] : []),
    ...quotes.flatMap(([path, { continues }]) =>
      continues === undefined || quoteIds.has(continues) ? [] : [`${path}.continues: no quote ${continues}`],
    ),
    ...(entities === undefined ? [] : named).flatMap(([path, id]) =>
      typeof id !== 'string' || entityIds.has(id) ? [] : [`${path}: no entity ${id}`],
    ),
  ];
}

/** What a quote says of entities. */
function entitiesOf(path: string, { speaker, via, unattributed }: Quote) {
  return [
    [`${path}.speaker.entity`, speaker?.entity] as const,
    [`${path}.via.entity`, via?.entity] as const,
    ...(unattributed?.candidates ?? []).map((id, i) => [`${path}.unattributed.candidates[${i}]`, id] as const),
  ];
}

/** Items that do not begin in the sentence they name. */
function wrongSentences(result: Analysis): string[] {
  const { sentences, tokens = [], entities = [] } = result;
  if (sentences === undefined) return [];
  const isIn = (start: number, index: number): boolean => {
    const sentence = sentences[index];
    return sentence !== undefined && sentence.start <= start && start < sentence.end;
  };
  const items = [
    ...tokens.map((token, i) => [`tokens[${i}]`, token] as const),
    ...quotesOf(result),
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
