import { createTokenizer } from '../../pipeline.ts';
import { loadResources } from '../../resources/load.ts';
import type { Tagger } from '../../stages/entities/tagger/tagger.ts';
import { findEntities } from '../../stages/find-entities.ts';
import { everyFourth } from './articles.ts';
import { spansBySentence } from './spans-by-sentence.ts';
import { allowedBy, LONGEST, SHORTEST, type TaughtSentence } from './taught-sentence.ts';

/** See allowedBy. */
const SURE = 0.7;

/**
 * Reads raw articles as the whole product does with `tagger`: what lexicons, cues and the rest of an article say of a name
 * is then learned for its sentence alone (self-training; Yarowsky 1995 for one sense in each discourse). Takes up to
 * `words` words, the same number of each file where it has them; `part` tells which fourth of the articles.
 */
export async function readSelfTaught(
  files: readonly string[],
  tagger: Tagger,
  words: number,
  part: number,
): Promise<TaughtSentence[]> {
  const resources = { ...loadResources(), tagger };
  const tokenize = createTokenizer(resources);
  const taught: TaughtSentence[] = [];
  for (const file of files) {
    let left = words / files.length;
    for await (const article of everyFourth(file, part)) {
      const { sentences, tokens, mentions } = findEntities(tokenize(article), resources);
      for (const [i, spans] of spansBySentence(sentences, mentions).entries()) {
        const { from, to } = sentences[i] as { from: number; to: number };
        if (to - from < SHORTEST || to - from > LONGEST) continue;
        const words = tokens.slice(from, to).map(({ word }) => word);
        taught.push({ words, allowed: { news: allowedBy(spans, words.length, SURE) } });
        left -= words.length;
      }
      if (left <= 0) break;
    }
  }
  return taught;
}
