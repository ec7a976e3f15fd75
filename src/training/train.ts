// npm run train -- [tagger|particles|names|keywords] --data DIR: makes the weights in src/resources/model.
// npm run train -- encoder --model DIR: packs what training/ has exported, into packages/khabar-accurate.
import { runJob } from './run-job.ts';

await runJob(
  {
    tagger: './main.ts',
    particles: './particles/main.ts',
    names: './latin/main.ts',
    keywords: './keywords/main.ts',
    taught: './taught/main.ts',
    encoder: './encoder/main.ts',
  },
  'tagger',
);
