/** Says which label of the gold stands for which type of ours. */
export interface LabelPair {
  readonly gold: string;
  /** Empty: the label is not scored. */
  readonly ours: string;
}

/** Gives both sides one name, or null where something is not scored. */
export interface LabelMap {
  readonly ofGold: (label: string) => string | null;
  readonly ofOurs: (type: string) => string | null;
}

/** Names that corpora use for our types. */
const USUAL: readonly LabelPair[] = [
  ...['PERS', 'PERSON', 'Person', 'person'].map((gold) => ({ gold, ours: 'PER' })),
  ...['ORGANIZATION', 'Organization'].map((gold) => ({ gold, ours: 'ORG' })),
  ...['LOCATION', 'Location'].map((gold) => ({ gold, ours: 'LOC' })),
  { gold: 'OCC', ours: 'TITLE' },
  { gold: 'TIT', ours: 'TITLE' },
  { gold: 'CURR', ours: 'MONEY' },
  { gold: 'UNIT', ours: 'QUANTITY' },
];

/** Our types of places; a gold that does not tell them apart calls them all by its name for LOC. */
const PLACES = ['GPE', 'FAC'];

/**
 * How the labels of a gold correspond to ours. What the user says, `pairs`, goes first; then labels that are the same; then
 * usual names. Types of ours that no label stands for are not scored.
 */
export function createLabelMap(labels: ReadonlySet<string>, pairs: readonly LabelPair[]): LabelMap {
  const goldNames = new Map<string, string>();
  const ourNames = new Map<string, string>();
  const unscored = new Set(pairs.filter(({ ours }) => ours === '').map(({ gold }) => gold));
  const add = ({ gold, ours }: LabelPair): void => {
    const name = ourNames.get(ours) ?? goldNames.get(gold) ?? gold;
    goldNames.set(gold, name);
    ourNames.set(ours, name);
  };
  const isOpen = ({ gold }: LabelPair): boolean => labels.has(gold) && !unscored.has(gold) && !goldNames.has(gold);
  for (const pair of pairs) if (pair.ours !== '') add(pair);
  for (const label of labels) {
    if (!unscored.has(label) && !ourNames.has(label)) ourNames.set(label, goldNames.get(label) ?? label);
  }
  for (const pair of USUAL.filter(isOpen)) add(pair);
  const placeName = ourNames.get('LOC');
  for (const place of PLACES) if (placeName !== undefined && !ourNames.has(place)) ourNames.set(place, placeName);
  return {
    ofGold: (label) => (unscored.has(label) ? null : (goldNames.get(label) ?? label)),
    ofOurs: (type) => ourNames.get(type) ?? null,
  };
}
