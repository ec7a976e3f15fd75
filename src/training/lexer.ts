import { readFileSync } from 'node:fs';
import { parseParticleModel } from '../stages/tokens/particle-model.ts';
import { createParticleSplitter } from '../stages/tokens/particles.ts';
import { createLexer, type Lexer } from '../stages/tokens/word.ts';

const PARTICLES = new URL('../resources/model/particles.bin', import.meta.url);

/** The product's own lexer, so that training sees the words that the tagger will see. */
export function readLexer(): Lexer {
  return createLexer(createParticleSplitter(parseParticleModel(readFileSync(PARTICLES))));
}
