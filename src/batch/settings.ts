import type { EntityType } from '../document.ts';
import type { Table } from '../output/csv.ts';
import type { FormatName } from '../output/writers.ts';
import type { LexiconLine } from '../resources/user-lexicon.ts';
import type { Layer, OffsetUnit, Romanization } from '../schema/layers.ts';
import type { Model } from '../schema/names.ts';

/** All that the result of one input depends on besides the input. Plain data, so that it can be handed to a thread. */
export interface Settings {
  readonly format: FormatName;
  /** Format of the documents of a file of records. */
  readonly recordFormat: FormatName;
  /** Documents stand one after another in their output; records always do. */
  readonly isList: boolean;
  readonly pretty: boolean;
  readonly color: boolean;
  readonly table: Table;
  readonly layers: readonly Layer[];
  readonly offsets: OffsetUnit;
  readonly romanize?: Romanization | undefined;
  /** Names of the user's own: what they say, not where, so that an edited file makes another setting. */
  readonly lexicon?: readonly LexiconLine[] | undefined;
  readonly model?: Model | undefined;
  readonly only?: readonly EntityType[] | undefined;
  readonly minConfidence?: number | undefined;
  readonly encoding?: string | undefined;
  readonly inputFormat?: 'text' | 'html' | 'conll' | undefined;
  readonly maxBytes: number;
  readonly textField: string;
  readonly idField: string;
}
