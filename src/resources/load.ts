import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createBoilerplateFilter } from '../stages/clean/boilerplate.ts';
import type { CleanResources } from '../stages/clean.ts';
import { createClubReader } from '../stages/entities/clubs.ts';
import { createDemonymLookup } from '../stages/entities/demonyms.ts';
import { BLEND, scaleWeights } from '../stages/entities/encoder/blend.ts';
import {
  createGazetteer,
  type Gazetteer,
  type LexiconEntry,
  type LexiconLine,
  openGazetteer,
} from '../stages/entities/gazetteer.ts';
import { layerGazetteers } from '../stages/entities/layered-gazetteer.ts';
import { nameWords } from '../stages/entities/name-key.ts';
import { createNationalityReader } from '../stages/entities/nationalities.ts';
import { createTagger } from '../stages/entities/tagger/tagger.ts';
import { weightsOf } from '../stages/entities/tagger/weights.ts';
import type { Profile } from '../stages/entities/tagger/weights-file.ts';
import type { CreditResources } from '../stages/find-credits.ts';
import type { EntityResources } from '../stages/find-entities.ts';
import type { QuoteResources } from '../stages/find-quotes.ts';
import { type DocumentFrequencies, parseFrequencies } from '../stages/keywords/document-frequencies.ts';
import { createRomanizer } from '../stages/latin/romanizer.ts';
import { createCueReader } from '../stages/quotes/cue-reading.ts';
import { createNameDescriber } from '../stages/resolve/describe-name.ts';
import type { SharedNames } from '../stages/resolve/reading.ts';
import type { ResolveResources } from '../stages/resolve-entities.ts';
import type { TokenResources } from '../stages/split-tokens.ts';
import { parseParticleModel } from '../stages/tokens/particle-model.ts';
import { createParticleSplitter } from '../stages/tokens/particles.ts';
import { createLexer } from '../stages/tokens/word.ts';
import { foldKey } from '../text/normalize.ts';
import type { OpenEncoder } from './encoder.ts';
import type { Knowledge } from './knowledge.ts';
import { readLatinModel } from './latin.ts';
import { lazy } from './lazy.ts';
import { HOME, openKnowledge, parseModel } from './open-knowledge.ts';
import { announcingWords } from './speech.ts';
import { readTaggerModel } from './weights.ts';

/** Everything the stages know beforehand. Loaded once, never changed. */
export interface Resources
  extends CleanResources,
    TokenResources,
    EntityResources,
    ResolveResources,
    QuoteResources,
    CreditResources {
  /** Hash of all data and weights: two results with the same one were made with the same knowledge. */
  readonly version: string;
  /** Names that the user listed, where there are any. */
  readonly ownNames: Gazetteer | null;
  /** Read when they are first asked for. */
  readonly frequencies: () => DocumentFrequencies;
}

export interface ResourceOptions {
  /** Names of the user's own, stronger than the lexicons. */
  readonly lexicon?: readonly LexiconLine[] | undefined;
  /** Whose conventions say what is a name; see EntityResources. */
  readonly conventions?: Profile | undefined;
  /** Of the accurate model: what reads sentences beside the tagger; see openEncoder. */
  readonly encoder?: OpenEncoder | undefined;
}

/**
 * Loads all data files and weights.
 *
 * @throws AnalysisError 'resource' that names the file and what is wrong with it.
 */
export function loadResources({ lexicon = [], conventions = 'news', encoder }: ResourceOptions = {}): Resources {
  const knowledge = openKnowledge();
  const { nameWords, speech } = knowledge;
  const demonymOf = createDemonymLookup(knowledge.demonyms);
  const gazetteer = openGazetteer(knowledge.gazetteer);
  const clubs = openGazetteer(knowledge.clubs);
  const weights = weightsOf(readTaggerModel(new URL('model/ner.bin', HOME)), nameWords, conventions);
  const ownNames = lexicon.length === 0 ? null : createGazetteer(lexicon);
  const layered = ownNames === null ? gazetteer : layerGazetteers(ownNames, gazetteer);
  const isCountry = ({ latin }: LexiconEntry) => knowledge.countries.has(latin);
  const countryOf = (adjective: string) => demonymOf(foldKey(adjective))?.code || undefined;
  return {
    version: versionOf(knowledge, lexicon, encoder),
    conventions,
    encoder: encoder?.encoder ?? null,
    ownNames,
    frequencies: lazy(readFrequencies),
    isBoilerplate: createBoilerplateFilter(knowledge.boilerplate),
    lexer: createLexer(createParticleSplitter(readParticleModel(new URL('model/particles.bin', HOME)))),
    abbreviations: knowledge.abbreviations,
    stateBodies: knowledge.stateBodies,
    genericBodies: knowledge.genericBodies,
    ...knowledge.credits,
    announcing: announcingWords(speech),
    gazetteer: layered,
    readClubs: createClubReader({ clubs, ...knowledge.sport }),
    tagger: createTagger(encoder === undefined ? weights : scaleWeights(weights, BLEND.tagger)),
    demonymOf,
    nationalityOf: createNationalityReader(demonymOf),
    isReportingVerb: (key) => speech.cueForms.has(key),
    sharedNames: withoutNames(knowledge.sharedNames, lexicon),
    isCountry,
    countryOf,
    describeName: createNameDescriber({ gazetteer: layered, clubs, countryOf, isCountry }, nameWords),
    romanize: romanizeWith(knowledge),
    nameWords,
    speech,
    cueOf: createCueReader(speech),
  };
}

/** Twelve hexadecimal digits, like that of the knowledge alone. */
function versionOf({ version }: Knowledge, lexicon: readonly LexiconLine[], encoder?: OpenEncoder): string {
  if (lexicon.length === 0 && encoder === undefined) return version;
  const hash = createHash('sha256').update(version).update(JSON.stringify(lexicon));
  return hash
    .update(encoder?.version ?? '')
    .digest('hex')
    .slice(0, version.length);
}

/** A name that the user listed is the user's. */
function withoutNames(sharedNames: SharedNames, lexicon: readonly LexiconLine[]): SharedNames {
  const own = new Set(
    lexicon.flatMap(({ name, variants }) => [name, ...variants]).map((name) => nameWords(name).join(' ')),
  );
  return own.size === 0 ? sharedNames : new Map([...sharedNames].filter(([name]) => !own.has(name)));
}

/** The weights are read for the first name that the lexicons do not hold: many articles have none. */
function romanizeWith({ latin }: Knowledge): ResolveResources['romanize'] {
  const romanizer = lazy(() => createRomanizer(readLatinModel(), latin()));
  return (name, country) => romanizer().best(name, country) || undefined;
}

function readFrequencies(): DocumentFrequencies {
  return parseModel('keywords.bin', () => parseFrequencies(readFileSync(new URL('model/keywords.bin', HOME))));
}

function readParticleModel(file: URL) {
  return parseModel('particles.bin', () => parseParticleModel(readFileSync(file)));
}
