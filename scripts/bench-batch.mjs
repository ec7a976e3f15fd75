// Throughput and peak memory of `analyze` over generated NDJSON: node scripts/bench-batch.mjs [--records 1000,100000] [--jobs 1,2]
// Needs a build (npm run build). Peak memory is the VmHWM of /proc, so it is told on Linux only.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { articles } from './generate-articles.mjs';

const { values } = parseArgs({
  options: {
    records: { type: 'string', default: '1000,10000' },
    jobs: { type: 'string', default: '1,2' },
    program: { type: 'string', default: fileURLToPath(new URL('../bin/analyze.js', import.meta.url)) },
  },
});
const numbers = (list) => list.split(',').map(Number);

console.log('records   jobs   records/s   MB in/s   peak MB');
for (const jobs of numbers(values.jobs)) {
  for (const records of numbers(values.records)) {
    const { seconds, bytes, peakMb } = await measure(records, jobs);
    const cells = [
      records,
      jobs,
      (records / seconds).toFixed(0),
      (bytes / seconds / 1e6).toFixed(2),
      peakMb ?? 'unknown',
    ];
    console.log(cells.map((cell, column) => String(cell).padStart([7, 6, 11, 9, 9][column])).join(' '));
  }
}

/** One run over standard input, its output thrown away. */
async function measure(records, jobs) {
  const began = performance.now();
  const args = [values.program, '--input-format', 'ndjson', '--jobs', String(jobs), '--no-config', '-'];
  const child = spawn(process.execPath, args, { stdio: ['pipe', 'ignore', 'inherit'] });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  let peakMb = null;
  const watch = setInterval(() => {
    peakMb = peakOf(child.pid) ?? peakMb;
  }, 50);
  let bytes = 0;
  for (const line of articles(records)) {
    bytes += Buffer.byteLength(line);
    if (!child.stdin.write(line)) await new Promise((resolve) => child.stdin.once('drain', resolve));
  }
  child.stdin.end();
  const status = await ended;
  clearInterval(watch);
  if (status !== 0) throw new Error(`analyze ended with ${status}`);
  return { seconds: (performance.now() - began) / 1000, bytes, peakMb };
}

/** Highest resident memory of a process so far in MB; null where it cannot be told. */
function peakOf(pid) {
  try {
    const [, kilobytes] = /VmHWM:\s+(\d+) kB/u.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return kilobytes === undefined ? null : Math.round(Number(kilobytes) / 1024);
  } catch {
    return null;
  }
}
