// Throughput and peak memory of `analyze` over a file of generated NDJSON, written before the clock starts:
//   node scripts/bench-batch.mjs [--records 1000,100000] [--jobs 1,2]
// Needs a build (npm run build). Peak memory is the VmHWM of /proc, so it is told on Linux only.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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

/** Writes the records to a file; returns its size in bytes. */
function writeRecords(file, records) {
  const out = openSync(file, 'w');
  let bytes = 0;
  for (const line of articles(records)) bytes += writeSync(out, line);
  closeSync(out);
  return bytes;
}

/** One run over a file, its output thrown away. */
async function measure(records, jobs) {
  const folder = mkdtempSync(join(tmpdir(), 'khabar-bench-'));
  try {
    const file = join(folder, 'records.ndjson');
    const bytes = writeRecords(file, records);
    return { bytes, ...(await run([file, '--jobs', String(jobs), '--no-config', '--quiet'])) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function run(args) {
  const began = performance.now();
  const child = spawn(process.execPath, [values.program, ...args], { stdio: ['ignore', 'ignore', 'inherit'] });
  let peakMb = null;
  const watch = setInterval(() => {
    peakMb = peakOf(child.pid) ?? peakMb;
  }, 50);
  const [status] = await once(child, 'exit');
  clearInterval(watch);
  if (status !== 0) throw new Error(`analyze ended with ${status}`);
  return { seconds: (performance.now() - began) / 1000, peakMb };
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
