import { parentPort, workerData } from 'node:worker_threads';
import { AnalysisError } from '../errors.ts';
import { createAnalyse } from './analyse-job.ts';
import type { Outcome } from './job.ts';
import { type Answer, type Task, unpack, type WorkerSetup } from './worker-messages.ts';

/*
 * A thread of the pool: lexicons and weights are loaded once, batches come in, finished text goes out. Strings, not documents:
 * copying a document from thread to thread costs as much as writing it out.
 */

const { settings, cacheFolder } = workerData as WorkerSetup;
const analyse = createAnalyse(settings, cacheFolder);

parentPort?.on('message', async (task: Task) => {
  parentPort?.postMessage(await answer(task));
});

async function answer(task: Task): Promise<Answer> {
  const outcomes: Outcome[] = [];
  try {
    for (const entry of unpack(task)) outcomes.push(await analyse(entry));
    return { id: task.id, outcomes };
  } catch (error) {
    if (!(error instanceof AnalysisError)) throw error;
    const { code, reason, message } = error;
    return { id: task.id, error: { code, reason, message } };
  }
}
