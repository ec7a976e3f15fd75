import { AnalysisError } from '../errors.ts';
import type { Framer } from './frame-documents.ts';
import { createStreamSink, type Sink } from './sink.ts';
import { createWholeFile, type WholeFile } from './whole-file.ts';
import { writeError } from './write-error.ts';

/**
 * All results in one file, whole or not at all.
 *
 * @throws AnalysisError 'usage' when the file cannot be made.
 */
export async function createFileSink(framer: Framer, path: string): Promise<Sink> {
  const file = await begin(path);
  const inWords = async (step: Promise<void>): Promise<void> => {
    try {
      await step;
    } catch (error) {
      throw writeError(path, error);
    }
  };
  const stream = createStreamSink(framer, (text) => inWords(file.write(text)));
  return {
    put: stream.put,
    close: async (complete) => {
      if (!complete) return inWords(file.discard());
      await stream.close(true);
      await inWords(file.commit());
    },
  };
}

async function begin(path: string): Promise<WholeFile> {
  try {
    return await createWholeFile(path);
  } catch (error) {
    throw new AnalysisError('usage', writeError(path, error).message, 'unwritable', { cause: error });
  }
}
