// npm run eval -- tokens|names FILE: figures of the tokenizer on a CoNLL-U file, of the transliterator on name pairs.
import { runJob } from './run-job.ts';

await runJob({ tokens: './evaluate-tokens/main.ts', names: './latin/evaluate.ts' }, 'tokens');
