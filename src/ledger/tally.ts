/** How often something is written. */
export interface Count {
  readonly text: string;
  readonly times: number;
}

/** Texts, each with how often it is written behind it. There are tens of thousands: objects would take twice the room. */
export type Tally = (string | number)[];

/** Of nothing. Shared, never changed. */
export const EMPTY: Tally = [];

/** One more of a text, as `kept` where it is new; beyond `most` texts new ones are left out. */
export function tallied(tally: Tally, text: string, most: number, kept: (text: string) => string): Tally {
  const at = tally.indexOf(text);
  if (at >= 0) tally[at + 1] = (tally[at + 1] as number) + 1;
  // `concat` leaves no room to grow, as pushing and spreading do.
  return at >= 0 || tally.length === 2 * most ? tally : tally.concat(kept(text), 1);
}

/** The texts of a tally, in the order they were met. */
export function countsOf(tally: Tally): Count[] {
  return Array.from({ length: tally.length / 2 }, (_, i) => ({
    text: tally[2 * i] as string,
    times: tally[2 * i + 1] as number,
  }));
}
