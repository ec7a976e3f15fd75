import type { Declared } from '../../document.ts';

type JsonObject = Readonly<Record<string, unknown>>;

/** Kinds of schema.org that an article has. */
const ARTICLE_KINDS = new Set([
  'Article',
  'NewsArticle',
  'ReportageNewsArticle',
  'AnalysisNewsArticle',
  'OpinionNewsArticle',
  'LiveBlogPosting',
  'BlogPosting',
  'Report',
]);

/** What the first article in a JSON-LD script says of itself; nothing when the script is damaged or holds none. */
export function readJsonLd(script: string): Declared {
  const article = findArticle(parse(script));
  if (article === undefined) return {};
  const title = textIn(article['headline']);
  const byline = authorsIn(article['author']);
  const date = textIn(article['datePublished']);
  const language = textIn(article['inLanguage']);
  return {
    ...(title !== undefined && { title }),
    ...(byline !== undefined && { byline }),
    ...(date !== undefined && { date }),
    ...(language !== undefined && { language }),
  };
}

function parse(script: string): unknown {
  try {
    return JSON.parse(script);
  } catch {
    return undefined;
  }
}

/** The script is an object, an array of them, or an object with a graph. */
function findArticle(value: unknown): JsonObject | undefined {
  const items = [value].flat().flatMap((item) => (isObject(item) ? [item, ...[item['@graph']].flat()] : []));
  return items.filter(isObject).find((item) => [item['@type']].flat().some((kind) => ARTICLE_KINDS.has(String(kind))));
}

function authorsIn(author: unknown): string | undefined {
  const names = [author].flat().map((one) => textIn(isObject(one) ? one['name'] : one));
  return names.filter((name) => name !== undefined).join('، ') || undefined;
}

function textIn(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
