import type { SourceDoc } from '../../document.ts';
import { createTokenizer } from '../../pipeline.ts';
import type { Resources } from '../../resources/load.ts';
import { knownSorts } from '../../stages/entities/encoder/known-names.ts';
import { findNames, type Gazetteer } from '../../stages/entities/gazetteer.ts';
import type { Profile } from '../../stages/entities/tagger/weights-file.ts';
import { findEntities } from '../../stages/find-entities.ts';
import { everyFourth } from './articles.ts';
import { spansBySentence } from './spans-by-sentence.ts';
import type { TaughtLine } from './taught-file.ts';
import { LONGEST, type TaughtSpan } from './taught-sentence.ts';

/** A teacher's two readings of a text. */
export interface Teacher {
  readonly usual: Resources;
  /** Finds more, much of it wrong: what it alone finds is doubtful. */
  readonly bold: Resources;
}

/** Read an article one after the other. */
export interface Teachers {
  readonly byProfile: ReadonlyMap<Profile, Teacher>;
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
  const { usual } = teachers.byProfile.get('news') as Teacher;
  const tokenize = createTokenizer(usual);
  for (const file of files) {
    let left = words / files.length;
    for await (const article of everyFourth(file, part)) {
      for (const line of tagArticle(article, tokenize, usual.gazetteer, teachers)) {
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
  gazetteer: Gazetteer,
  { byProfile, readAgain, forget }: Teachers,
): TaughtLine[] {
  const doc = tokenize(article);
  const read = (resources: Resources): TaughtSpan[][] => {
    readAgain();
    return spansBySentence(doc.sentences, findEntities(doc, resources).mentions);
  };
  const found = [...byProfile].map(([profile, { usual, bold }]) => [profile, read(usual), read(bold)] as const);
  forget();
  const lines = doc.sentences.map((sentence, i) => ({
    words: doc.tokens.slice(sentence.from, sentence.to).map(({ start, end }) => article.text.slice(start, end)),
    spans: Object.fromEntries(
      found.map(([profile, usual, bold]) => [profile, withDoubts(usual[i] as TaughtSpan[], bold[i] as TaughtSpan[])]),
    ) as TaughtLine['spans'],
    known: [...knownSorts(findNames(doc.tokens, sentence, gazetteer), sentence)],
  }));
  return lines.filter(({ words }) => words.length > 0 && words.length <= LONGEST);
}

/** Adds the words that only the bold reading takes for names, as names that are in doubt. */
export function withDoubts(usual: readonly TaughtSpan[], bold: readonly TaughtSpan[]): TaughtSpan[] {
  const isNamed = (word: number): boolean => usual.some(([from, to]) => from <= word && word < to);
  const doubts: TaughtSpan[] = [];
  for (const [from, to, type] of bold) {
    for (let word = from; word < to; word++) if (!isNamed(word)) doubts.push([word, word + 1, type, 0]);
  }
  return [...usual, ...doubts];
}
