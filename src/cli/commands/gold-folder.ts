import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { readBytes } from '../../batch/read-bytes.ts';
import { toSource } from '../../batch/read-input.ts';
import type { SourceDoc } from '../../document.ts';
import { AnalysisError } from '../../errors.ts';
import {
  type GoldArticle,
  type GoldSpeaker,
  placeGoldQuotes,
  readGoldMentions,
  type WrittenQuote,
} from '../../evaluation/gold-article.ts';
import { MAX_FILE_SIZE } from './sources.ts';

export interface AnnotatedArticle {
  readonly source: SourceDoc;
  readonly gold: GoldArticle;
}

const MENTIONS = '.ent.txt';

/**
 * All annotated articles of a folder, by name; `failures` says which could not be read and why.
 *
 * @throws AnalysisError 'input' when there is none.
 */
export async function readGoldFolder(folder: string): Promise<{ articles: AnnotatedArticle[]; failures: string[] }> {
  const files = (await readdir(folder)).sort();
  const names = files.filter((file) => file.endsWith(MENTIONS)).map((file) => file.slice(0, -MENTIONS.length));
  if (names.length === 0) {
    throw new AnalysisError(
      'input',
      `${folder}: no annotated articles (NNN.txt, NNN.ent.txt, NNN.quotes.json)`,
      'no-gold',
    );
  }
  const articles: AnnotatedArticle[] = [];
  const failures: string[] = [];
  for (const name of names) {
    try {
      articles.push(await readArticle(folder, name, files));
    } catch (error) {
      if (error instanceof AnalysisError && error.code !== 'input') throw error;
      failures.push(
        error instanceof AnalysisError ? error.message : `${join(folder, name)}: ${(error as Error).message}`,
      );
    }
  }
  return { articles, failures };
}

async function readArticle(folder: string, name: string, files: readonly string[]): Promise<AnnotatedArticle> {
  const source = await readText(join(folder, articleFile(name, files)));
  const wrapped = await readText(join(folder, `${name}${MENTIONS}`));
  const quotes = files.includes(`${name}.quotes.json`) ? await readText(join(folder, `${name}.quotes.json`)) : null;
  const written = quotes === null ? [] : readQuotes(quotes.text);
  const { text } = source;
  return { source, gold: { text, mentions: readGoldMentions(wrapped.text), quotes: placeGoldQuotes(text, written) } };
}

/** @throws Error that says what is missing. */
function readQuotes(json: string): WrittenQuote[] {
  const list: unknown = JSON.parse(json);
  if (!Array.isArray(list)) throw new Error('quotes.json: expected a list');
  return list.map(({ text, kind = 'direct', speaker, subject = 'unknown' }: Partial<WrittenQuote>, i) => {
    if (typeof text !== 'string') throw new Error(`quotes.json: quote ${i + 1} has no "text"`);
    const { mention, accept = [] }: Partial<GoldSpeaker> = speaker ?? {};
    return { text, kind, subject, speaker: mention === undefined ? null : { mention, accept } };
  });
}

/** The text of an article; in a folder of one article it may have any name. */
function articleFile(name: string, files: readonly string[]): string {
  const texts = files.filter((file) => file.endsWith('.txt') && !file.endsWith(MENTIONS));
  const isAlone = texts.length === 1 && !files.includes(`${name}.txt`);
  return isAlone ? (texts[0] as string) : `${name}.txt`;
}

async function readText(path: string): Promise<SourceDoc> {
  return toSource(path, await readBytes(path, MAX_FILE_SIZE), { inputFormat: 'text' });
}
