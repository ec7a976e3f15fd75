import type { Command } from 'commander';
import type { Io } from '../io.ts';

/** Adds `analyze schema`. */
export function registerSchema(program: Command, io: Io, _exit: (code: number) => void): void {
  program
    .command('schema')
    .description('print the JSON Schema of the documents that analyze writes')
    .action(async () => {
      const { analysisSchema } = await import('../../schema/json-schema.ts');
      await io.write(analysisSchema());
    });
}
