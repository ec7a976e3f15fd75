/** Words that names are made of, as folded keys. */
export interface NameWords {
  /** Given names that are nothing else, and those that are also ordinary words. */
  readonly firstNames: ReadonlyMap<string, { readonly gender: 'm' | 'f' | 'u'; readonly ambiguous: boolean }>;
  readonly familyNames: ReadonlySet<string>;
  /** Words that join the parts of a name: بن, أبو, آل, فون. */
  readonly nameParticles: ReadonlySet<string>;
  readonly titles: ReadonlyMap<string, Title>;
  readonly organisationHeads: ReadonlyMap<string, OrganisationHead>;
}

export interface Title {
  /** As it is written: إمام and أمام have one key. */
  readonly spelling: string;
  readonly gender: 'm' | 'f' | 'u';
  /** office, rank, honorific, profession or kinship. */
  readonly kind: string;
  /** Also an everyday word: فريق, معارضة. */
  readonly ambiguous: boolean;
}

export interface OrganisationHead {
  readonly included: boolean;
  readonly type: 'ORG' | 'FAC' | 'GPE' | 'LOC';
  readonly ambiguous: boolean;
}
