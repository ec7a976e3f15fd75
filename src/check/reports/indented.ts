/** JSON that stands in other JSON. Strings hold no line break, so every one is white space. */
export function indented(value: unknown, indent: string): string {
  return JSON.stringify(value, null, 2).replaceAll('\n', `\n${indent}`);
}
