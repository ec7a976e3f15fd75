import type { SourceDoc } from '../../document.ts';
import { createTokenizer } from '../../pipeline.ts';
import type { Resources } from '../../resources/load.ts';
import type { Profile } from '../../stages/entities/tagger/weights-file.ts';
import { findEntities } from '../../stages/find-entities.ts';
import { everyFourth } from './articles.ts';
import { spansBySentence } from './spans-by-sentence.ts';
import type { TaughtLine } from './taught-file.ts';
import { LONGEST } from './taught-sentence.ts';

/** Read an article one after the other. */
export interface Teachers {
  readonly byProfile: ReadonlyMap<Profile, Resources>;
  /** Called when the next of them begins with the same article. */
  readonly readAgain: () => void;
  /** Called when all have read an article. */
  readonly forget: () => void;
}

/**
 * Raw articles as the teachers read them, whole: what lexicons, cues and the rest of an article say of a name is said of its
 * sentence. Up to `words` words, the same number of each file where it has them; `part` tells which fourth of the articles.
 */
export async function* tagArticles(
  files: readonly string[],
  teachers: Teachers,
  words: number,
  part: number,
): AsyncGenerator<TaughtLine> {
  const tokenize = createTokenizer(teachers.byProfile.get('news') as Resources);
  for (const file of files) {
    let left = words / files.length;
    for await (const article of everyFourth(file, part)) {
      for (const line of tagArticle(article, tokenize, teachers)) {
        yield line;
        left -= line.words.length;
      }
      if (left <= 0) break;
    }
  }
}

function tagArticle(
  article: SourceDoc,
  tokenize: ReturnType<typeof createTokenizer>,
  { byProfile, readAgain, forget }: Teachers,
): TaughtLine[] {
  const doc = tokenize(article);
  const found = [...byProfile].map(([profile, resources]) => {
    readAgain();
    return [profile, spansBySentence(doc.sentences, findEntities(doc, resources).mentions)] as const;
  });
  forget();
  const lines = doc.sentences.map(({ from, to }, i) => ({
    words: doc.tokens.slice(from, to).map(({ start, end }) => article.text.slice(start, end)),
    spans: Object.fromEntries(found.map(([profile, spans]) => [profile, spans[i]])) as TaughtLine['spans'],
  }));
  return lines.filter(({ words }) => words.length > 0 && words.length <= LONGEST);
}
