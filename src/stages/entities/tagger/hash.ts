/** 32-bit hash of `text` between `start` and `end` (FNV-1a over code units, bits spread at the end). */
export function hashText(text: string, start = 0, end = text.length): number {
  let hash = 0x811c9dc5;
  for (let i = start; i < end; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return spread(hash);
}

/** Hash of a pair, the order of which matters. */
export function mix(first: number, second: number): number {
  return spread(Math.imul(first, 0x9e3779b1) ^ Math.imul(second + 0x7f4a7c15, 0x85ebca77));
}

function spread(value: number): number {
  let hash = value ^ (value >>> 16);
  hash = Math.imul(hash, 0x21f0aaad);
  hash ^= hash >>> 15;
  hash = Math.imul(hash, 0x735a2d97);
  return hash ^ (hash >>> 15);
}

/** Marks an unused slot; a key that hashes to it is stored as 1. */
export const EMPTY = 0;

/** Where `key` stands in an open-addressed table of a power of two slots, or −1. */
export function findSlot(keys: Int32Array, key: number): number {
  const wanted = key === EMPTY ? 1 : key;
  const mask = keys.length - 1;
  for (let slot = wanted & mask; ; slot = (slot + 1) & mask) {
    const found = keys[slot];
    if (found === wanted) return slot;
    if (found === EMPTY) return -1;
  }
}

/** The slot of `key`, taken for it when it is new. The table must never be full. */
export function takeSlot(keys: Int32Array, key: number): number {
  const wanted = key === EMPTY ? 1 : key;
  const mask = keys.length - 1;
  for (let slot = wanted & mask; ; slot = (slot + 1) & mask) {
    const found = keys[slot];
    if (found === wanted) return slot;
    if (found === EMPTY) {
      keys[slot] = wanted;
      return slot;
    }
  }
}

/** The smallest power of two that is not below `least`. */
export function powerOfTwo(least: number): number {
  return 2 ** Math.max(1, Math.ceil(Math.log2(least)));
}
