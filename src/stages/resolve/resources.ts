import type { Gazetteer } from '../entities/gazetteer.ts';
import type { NameWords } from '../entities/name-words.ts';
import type { SpeechLexicon } from '../quotes/speech-lexicon.ts';
import type { NameDescriber } from './describe-name.ts';
import type { PlaceKnowledge } from './reading.ts';

/** What resolution knows beforehand. */
export interface ResolveResources extends PlaceKnowledge {
  readonly gazetteer: Gazetteer;
  readonly nameWords: NameWords;
  readonly speech: SpeechLexicon;
  readonly describeName: NameDescriber;
  /** Usual Latin spelling of a name that the lexicons do not hold; `country` is the ISO 3166-1 code of whoever bears it, where known. */
  readonly romanize: (name: string, country?: string) => string | undefined;
}
