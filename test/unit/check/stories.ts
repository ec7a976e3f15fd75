import type { StoryDoc } from '../../../src/document.ts';
import { decode } from '../../../src/ingest/decode.ts';
import { createPipeline } from '../../../src/pipeline.ts';
import { loadResources } from '../../../src/resources/load.ts';

export const resources = loadResources();
const pipeline = createPipeline(resources);

/** The analysis of a text file. */
export function storyOf(text: string, path = 'article.txt'): StoryDoc {
  const { text: decoded, encoding, warnings } = decode(Buffer.from(text));
  return pipeline({ source: { path, encoding, mediaType: 'text/plain' }, text: decoded, warnings });
}
