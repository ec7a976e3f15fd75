import type { Mention, MentionDoc } from '../../document.ts';
import { lastAtOrBefore } from '../../text/span.ts';
import { PLACES } from '../entities/candidate.ts';
import type { LexiconEntry } from '../entities/gazetteer.ts';
import { countCodes, readBeside } from './place-evidence.ts';
import type { PlaceKnowledge, PlaceMention, Reading, SharedNames } from './reading.ts';

/**
 * Tells places of one name apart (عمان: Amman or Oman): by marks of pronunciation and the words beside the name; then as the
 * name was meant last; then by the countries that the article speaks of; then by default. Where nothing decides, the mention
 * is not in the result.
 *
 * @param named all mentions in text order.
 */
export function readSharedNames(
  doc: MentionDoc,
  named: readonly PlaceMention[],
  knowledge: PlaceKnowledge,
): Map<Mention, LexiconEntry> {
  const decided = new Map<Mention, LexiconEntry>();
  for (const [key, places] of placesByName(named, knowledge.sharedNames)) {
    const readings = knowledge.sharedNames.get(key) as readonly Reading[];
    const said = places.map((at) => ({ at, reading: readBeside(doc, at, named, readings, knowledge) }));
    const carriedOn = said.filter(({ reading }) => reading !== undefined && isCarriedOn(reading, readings));
    const usual = usualReading(doc, readings, named, knowledge);
    for (const { at, reading } of said) {
      const last = carriedOn[lastAtOrBefore(carriedOn, at, (place) => place.at)] ?? carriedOn[0];
      const meant = reading ?? last?.reading ?? usual();
      if (meant !== undefined) decided.set((named[at] as PlaceMention).mention, meant.entry);
    }
  }
  return decided;
}

/** Indices of the places whose names several places bear. */
function placesByName(named: readonly PlaceMention[], sharedNames: SharedNames): Map<string, number[]> {
  const places = new Map<string, number[]>();
  for (const [at, { mention, words }] of named.entries()) {
    const key = PLACES.has(mention.type) ? words.join(' ') : '';
    if (!sharedNames.has(key)) continue;
    const known = places.get(key);
    if (known === undefined) places.set(key, [at]);
    else known.push(at);
  }
  return places;
}

/** A place is meant again where nothing says otherwise, but a country is still meant after its capital was. */
function isCarriedOn(reading: Reading, readings: readonly Reading[]): boolean {
  return readings.every((other) => other === reading || other.entry.code !== reading.entry.code);
}

/** By the countries that the article speaks of, else by default; worked out when it is first asked for. */
function usualReading(
  doc: MentionDoc,
  readings: readonly Reading[],
  named: readonly PlaceMention[],
  knowledge: PlaceKnowledge,
): () => Reading | undefined {
  let known: { readonly reading: Reading | undefined } | undefined;
  return () => {
    known ??= { reading: readingOfArticle(readings, countCodes(doc, named, knowledge)) };
    return known.reading;
  };
}

function readingOfArticle(readings: readonly Reading[], codes: ReadonlyMap<string, number>): Reading | undefined {
  const possible = readings.filter(({ isBeside }) => !isBeside);
  const weights = possible.map(({ entry }) => codes.get(entry.code) ?? 0);
  const most = Math.max(...weights);
  const likeliest = possible.filter((_, i) => weights[i] === most);
  return likeliest.length === 1 && most > 0 ? likeliest[0] : readings.find(({ isDefault }) => isDefault);
}
