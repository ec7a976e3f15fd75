/**
 * Runs `work` on up to `limit` items at once and yields the answers in the order of the items, each as soon as it is its turn,
 * even while the next item is awaited. A slow consumer stops the reader.
 */
export async function* mapOrdered<T, R>(
  items: AsyncIterable<T>,
  limit: number,
  work: (item: T) => Promise<R>,
): AsyncGenerator<R> {
  const source = items[Symbol.asyncIterator]();
  const running: Promise<R>[] = [];
  let next: Promise<IteratorResult<T>> | null = null;
  let ended = false;
  try {
    while (!ended || running.length > 0) {
      if (!ended && running.length < limit) next ??= source.next();
      const turn: Turn<T, R> = await Promise.race(contenders(next, running[0]));
      if ('answer' in turn) {
        running.shift();
        yield turn.answer;
      } else {
        next = null;
        if (turn.read.done) ended = true;
        else running.push(quiet(work(turn.read.value)));
      }
    }
  } finally {
    if (!ended) void source.return?.();
  }
}

type Turn<T, R> = { readonly read: IteratorResult<T> } | { readonly answer: R };

function contenders<T, R>(
  next: Promise<IteratorResult<T>> | null,
  head: Promise<R> | undefined,
): Promise<Turn<T, R>>[] {
  const turns: Promise<Turn<T, R>>[] = [];
  if (head !== undefined) turns.push(head.then((answer) => ({ answer })));
  if (next !== null) turns.push(next.then((read) => ({ read })));
  return turns;
}

/** Keeps a failure that comes before its turn from ending the process; it is thrown when its turn comes. */
function quiet<R>(task: Promise<R>): Promise<R> {
  task.catch(() => {});
  return task;
}
