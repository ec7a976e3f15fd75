import { type Command, InvalidArgumentError, Option } from 'commander';
import { parseSize } from '../batch/size.ts';
import { MODELS } from '../schema/names.ts';

/** Parses names parted by commas; "all" stands for every one. */
export function listOf<T extends string>(value: string, allowed: readonly T[]): readonly T[] {
  const names = value.split(',').map((name) => name.trim());
  if (names.includes('all')) return allowed;
  const unknown = names.find((name) => !(allowed as readonly string[]).includes(name));
  if (unknown !== undefined) throw new InvalidArgumentError(`Allowed choices are all, ${allowed.join(', ')}.`);
  return names as T[];
}

/** A whole number from 1. */
export function countOf(value: string): number {
  if (!/^[1-9]\d{0,3}$/u.test(value)) throw new InvalidArgumentError('Expected a whole number from 1 to 9999.');
  return Number(value);
}

/** A number from 0 to 1. */
export function shareOf(value: string): number {
  if (!/^(?:0|1|0?\.\d{1,9}|[01]\.0{1,9})$/u.test(value))
    throw new InvalidArgumentError('Expected a number from 0 to 1.');
  return Number(value);
}

/** A size in bytes. */
export function sizeOf(value: string): number {
  const bytes = parseSize(value);
  if (bytes === null) throw new InvalidArgumentError('Expected a size such as 500KB, 64MB or 1GB.');
  return bytes;
}

/** A name of a file, a folder, a field …; an empty one is a variable of the shell that was not set. */
export function nameOf(value: string): string {
  if (value === '') throw new InvalidArgumentError('Expected a name, got nothing.');
  return value;
}

/** Collects an option that may be given several times. */
export function collected(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, nameOf(value)];
}

/** What finds names. */
export function modelOption(): Option {
  return new Option('--model <model>', 'what finds names; accurate needs khabar-accurate, and time')
    .choices(MODELS)
    .default('fast');
}

/** Adds what says where the configuration is. A command that has these is configured before it runs. */
export function addConfigurationOptions(command: Command): Command {
  return command
    .option('--config <file>', 'configuration file (default: khabar.config.json, searched upwards)', nameOf)
    .option('--no-config', 'read no configuration file');
}
