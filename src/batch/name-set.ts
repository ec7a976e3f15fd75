import { createHash } from 'node:crypto';

/** Names, of which eight bytes each are kept, however long they are. */
export interface NameSet {
  readonly has: (name: string) => boolean;
  readonly add: (name: string) => void;
}

/** Empty slots at the start; the table grows when three of four are taken. */
const FIRST_SLOTS = 1024;
const MOST_TAKEN = 0.75;

/**
 * A set of the hashes of names: 64 of the bits of SHA-256 in a table with open addressing. Ten million names take some 128 MB,
 * where a Set of strings takes ten times as much and ends at 16 million. Two of a million names are taken for one another once
 * in forty million runs.
 */
export function createNameSet(): NameSet {
  let slots = FIRST_SLOTS;
  let table = new Uint32Array(2 * slots);
  let taken = 0;
  const grow = (): void => {
    const before = table;
    slots *= 2;
    table = new Uint32Array(2 * slots);
    for (let at = 0; at < before.length; at += 2) {
      const low = before[at] as number;
      if (low !== 0) put(table, slotOf(table, low, before[at + 1] as number), low, before[at + 1] as number);
    }
  };
  return {
    has: (name) => {
      const [low, high] = hashOf(name);
      return table[slotOf(table, low, high)] !== 0;
    },
    add: (name) => {
      const [low, high] = hashOf(name);
      const slot = slotOf(table, low, high);
      if (table[slot] !== 0) return;
      put(table, slot, low, high);
      if (++taken > MOST_TAKEN * slots) grow();
    },
  };
}

/** The first half is never zero, which marks an empty slot. */
function hashOf(name: string): readonly [low: number, high: number] {
  const digest = createHash('sha256').update(name).digest();
  return [digest.readUInt32LE(0) || 1, digest.readUInt32LE(4)];
}

/** Index of the slot that holds the hash, or of the empty one where it belongs. The number of slots is a power of two. */
function slotOf(table: Uint32Array, low: number, high: number): number {
  const mask = table.length / 2 - 1;
  for (let slot = low & mask; ; slot = (slot + 1) & mask) {
    const at = 2 * slot;
    if (table[at] === 0 || (table[at] === low && table[at + 1] === high)) return at;
  }
}

function put(table: Uint32Array, at: number, low: number, high: number): void {
  table[at] = low;
  table[at + 1] = high;
}
