import { existsSync, readFileSync } from 'node:fs';
import { AnalysisError } from '../errors.ts';
import { createBoilerplateFilter } from '../stages/clean/boilerplate.ts';
import type { CleanResources } from '../stages/clean.ts';
import { createDemonymLookup } from '../stages/entities/demonyms.ts';
import { openGazetteer } from '../stages/entities/gazetteer.ts';
import { createTagger } from '../stages/entities/tagger/tagger.ts';
import { weightsOf } from '../stages/entities/tagger/weights.ts';
import type { CreditResources } from '../stages/find-credits.ts';
import type { EntityResources } from '../stages/find-entities.ts';
import type { QuoteResources } from '../stages/find-quotes.ts';
import type { ResolveResources } from '../stages/resolve-entities.ts';
import type { TokenResources } from '../stages/split-tokens.ts';
import { parseParticleModel } from '../stages/tokens/particle-model.ts';
import { createParticleSplitter } from '../stages/tokens/particles.ts';
import { createLexer } from '../stages/tokens/word.ts';
import { foldKey } from '../text/normalize.ts';
import { type Knowledge, readKnowledge } from './knowledge.ts';
import { parseKnowledge } from './knowledge-file.ts';
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
}

/** Folder of the package that holds data/ and model/; the same whether this runs from src/ or from dist/. */
const HOME = new URL('../../src/resources/', import.meta.url);

/** What the build makes of data/. It is not there when this runs from src/. */
const COMPILED = new URL('./knowledge.bin', import.meta.url);

/**
 * Loads all data files and weights.
 *
 * @throws AnalysisError 'resource' that names the file and what is wrong with it.
 */
export function loadResources(): Resources {
  const knowledge = existsSync(COMPILED) ? loadCompiled() : readKnowledge(HOME);
  const { nameWords, speech } = knowledge;
  const demonymOf = createDemonymLookup(knowledge.demonyms);
  return {
    version: knowledge.version,
    isBoilerplate: createBoilerplateFilter(knowledge.boilerplate),
    lexer: createLexer(createParticleSplitter(readParticleModel(new URL('model/particles.bin', HOME)))),
    abbreviations: knowledge.abbreviations,
    stateBodies: knowledge.stateBodies,
    genericBodies: knowledge.genericBodies,
    ...knowledge.credits,
    announcing: announcingWords(speech),
    gazetteer: openGazetteer(knowledge.gazetteer),
    tagger: createTagger(weightsOf(readTaggerModel(new URL('model/ner.bin', HOME)), nameWords)),
    demonymOf,
    countryOf: (adjective) => demonymOf(foldKey(adjective))?.code || undefined,
    romanize: () => undefined,
    nameWords,
    speech,
  };
}

function loadCompiled(): Knowledge {
  try {
    return parseKnowledge(readFileSync(COMPILED));
  } catch (cause) {
    throw new AnalysisError(
      'resource',
      `knowledge.bin: ${(cause as Error).message}; install khabar again`,
      'malformed',
      { cause },
    );
  }
}

function readParticleModel(file: URL) {
  try {
    return parseParticleModel(readFileSync(file));
  } catch (cause) {
    throw new AnalysisError(
      'resource',
      `particles.bin: ${(cause as Error).message}; install khabar again`,
      'malformed',
      { cause },
    );
  }
}
