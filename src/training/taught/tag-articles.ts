import type { SourceDoc, TokenSpan } from '../../document.ts';
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
  const lines = doc.sentences.map((sentence, i) => {
    const names = findNames(doc.tokens, sentence, gazetteer);
    const sure = names.filter(({ entry }) => !entry.ambiguous);
    const listed = sure.map(({ from, to }) => ({ from: from - sentence.from, to: to - sentence.from }));
    const readings = found.map(([profile, usual, bold]) => {
      const spans = withDoubts(usual[i] as TaughtSpan[], bold[i] as TaughtSpan[]);
      return [profile, profile === 'news' ? spans : withListedInDoubt(spans, listed)];
    });
    return {
      words: doc.tokens.slice(sentence.from, sentence.to).map(({ start, end }) => article.text.slice(start, end)),
      spans: Object.fromEntries(readings) as TaughtLine['spans'],
      known: [...knownSorts(names, sentence)],
    };
  });
  return lines.filter(({ words }) => words.length > 0 && words.length <= LONGEST);
}

/**
 * Puts in doubt the names that the lexicons are sure of and the reading does not have: in the conventions of a corpus the
 * teacher hardly asks them, and who learns from it would learn not to.
 */
export function withListedInDoubt(spans: readonly TaughtSpan[], listed: readonly TokenSpan[]): TaughtSpan[] {
  const missed = listed.filter((name) => !spans.some(([from, to]) => from <= name.from && name.to <= to));
  const kept = spans.map(([from, to, type, confidence]): TaughtSpan => {
    const isPart = missed.some((name) => from < name.to && name.from < to);
    return [from, to, type, isPart ? 0 : confidence];
  });
  const names = missed.map(({ from, to }): TaughtSpan => [from, to, 'ORG', 0]);
  return withDoubts(kept, names);
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
