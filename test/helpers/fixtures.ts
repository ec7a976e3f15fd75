import { readdirSync, readFileSync } from 'node:fs';
import { decode } from '../../src/ingest/decode.ts';

const FIXTURES = new URL('../../fixtures/', import.meta.url);

export interface FixtureText {
  /** Path below fixtures/. */
  readonly name: string;
  readonly text: string;
}

/** Every file under fixtures/ as text; of a JSON file that holds an article, the article. */
export function fixtureTexts(): FixtureText[] {
  return readdirSync(FIXTURES, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath}/${entry.name}`)
    .sort()
    .map((path) => ({ name: path.slice(path.indexOf('fixtures/') + 'fixtures/'.length), text: textOf(path) }));
}

function textOf(path: string): string {
  const { text } = decode(readFileSync(path), {});
  if (!path.endsWith('.json')) return text;
  const content = JSON.parse(text) as { text?: string };
  return content.text ?? text;
}
