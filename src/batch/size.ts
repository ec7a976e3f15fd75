const UNITS: Readonly<Record<string, number>> = { '': 1, k: 1024, m: 1024 ** 2, g: 1024 ** 3 };

/** Bytes of a size such as "500", "64KB" or "1.5 GiB"; null when it is none. Powers of 1024. */
export function parseSize(text: string): number | null {
  const [, number, unit] = /^(\d{1,12}(?:\.\d{1,6})?)\s?([kmg]?)(?:i?b)?$/iu.exec(text.trim()) ?? [];
  if (number === undefined || unit === undefined) return null;
  const bytes = Math.floor(Number(number) * (UNITS[unit.toLowerCase()] as number));
  return bytes > 0 ? bytes : null;
}

/** The largest unit that leaves a readable number: 67108864 → "64 MB". */
export function formatSize(bytes: number): string {
  if (bytes >= 1024 ** 3) return `${round(bytes / 1024 ** 3)} GB`;
  if (bytes >= 1024 ** 2) return `${round(bytes / 1024 ** 2)} MB`;
  return bytes >= 1024 ? `${round(bytes / 1024)} KB` : `${bytes} bytes`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
