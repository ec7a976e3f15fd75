/**
 * Runs the script that the first argument names, or the usual one when it names none. The script sees the other arguments
 * as if it had been called directly.
 */
export async function runJob(scripts: Readonly<Record<string, string>>, usual: string): Promise<void> {
  const [node, script, first, ...rest] = process.argv as [string, string, ...string[]];
  const named = first !== undefined && first in scripts;
  process.argv = [node, script, ...(named || first === undefined ? rest : [first, ...rest])];
  await import(scripts[named ? first : usual] as string);
}
