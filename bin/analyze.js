#!/usr/bin/env node
// Exit status: 0 all analysed, 1 some inputs failed, 2 wrong usage or a broken installation, 130 interrupted.
import { processIo } from '../dist/cli/process-io.js';
import { run } from '../dist/cli/run.js';

process.exitCode = await run(process.argv.slice(2), processIo(process));
