import type { Analysis } from '../schema/analysis.ts';
import type { Layer } from '../schema/layers.ts';
import { ENTITY_TYPES } from '../schema/names.ts';
import { csvHeader, type Table, toCsv } from './csv.ts';
import { escapeJson } from './escape-json.ts';
import { printable } from './printable.ts';

export const FORMATS = ['json', 'ndjson', 'text', 'html', 'csv', 'conll', 'brat', 'webanno'] as const;
export type FormatName = (typeof FORMATS)[number];

export interface WriterOptions {
  /** Indent JSON. */
  readonly pretty: boolean;
  readonly color: boolean;
  /** Of csv. */
  readonly table: Table;
  /** Documents stand one after another; otherwise one is all there is. */
  readonly isList?: boolean;
}

/** A file that stands once beside the files of all documents. */
export interface SharedFile {
  readonly name: string;
  readonly text: string;
}

/** One file of the output of a document; most formats have one. */
export interface Part {
  /** With its point. */
  readonly extension: string;
  readonly text: string;
}

/** What stands around the documents of one output. */
export interface Frame {
  readonly head: string;
  readonly before: string;
  /** Instead of `before`, from the second document on. */
  readonly between: string;
  readonly after: string;
  readonly tail: string;
}

/** A format made ready. */
export interface Writer {
  readonly frame: Frame;
  /** Writes one document out, in several files where the format wants them. */
  readonly write: (result: Analysis) => string | readonly Part[];
  /** What programs that read this format want to find in the folder. */
  readonly shared?: readonly SharedFile[];
}

/** One output format. Its code is loaded when it is needed. */
export interface Format {
  /** Of the file of one input in --out-dir. */
  readonly extension: string;
  /** Layers that the writer reads, whatever --layers says. */
  readonly needs: readonly Layer[];
  /** The writer cuts the text itself: offsets have to count UTF-16 code units. */
  readonly needsUtf16: boolean;
  /** Failed inputs stand among the documents, as JSON. */
  readonly holdsFailures: boolean;
  /** Extensions of the files of a document, where there are several; the last one is `extension`. */
  readonly parts: readonly string[];
  /** What may be written to a terminal without steering it. */
  readonly forTerminal: (output: string) => string;
  readonly load: (options: WriterOptions) => Promise<Writer>;
}

const BARE: Frame = { head: '', before: '', between: '', after: '', tail: '' };
const LINES: Frame = { ...BARE, after: '\n' };
const ARRAY: Frame = { head: '[', before: '\n', between: ',\n', after: '', tail: '\n]\n' };

const PLAIN = {
  needs: [],
  needsUtf16: false,
  holdsFailures: false,
  parts: [],
  forTerminal: (output: string) => printable(output.replaceAll('\r\n', '\n')),
} as const;

const JSON_LIKE = { ...PLAIN, holdsFailures: true, forTerminal: escapeJson } as const;

const TABLE: Readonly<Record<FormatName, Format>> = {
  json: {
    ...JSON_LIKE,
    extension: '.json',
    load: async ({ pretty }) => ({ frame: ARRAY, write: (result) => JSON.stringify(result, null, pretty ? 2 : 0) }),
  },
  ndjson: {
    ...JSON_LIKE,
    extension: '.ndjson',
    load: async () => ({ frame: LINES, write: (result) => JSON.stringify(result) }),
  },
  text: {
    ...PLAIN,
    extension: '.out.txt',
    // Made safe where it is put together: colours are control characters too.
    forTerminal: (output) => output,
    needs: ['source', 'title', 'entities', 'quotes'],
    load: async (options) => ({ frame: BARE, write: (await import('./text.ts')).createTextWriter(options) }),
  },
  html: {
    ...PLAIN,
    extension: '.html',
    needs: ['source', 'text', 'title', 'sentences', 'entities', 'quotes'],
    needsUtf16: true,
    load: async () => {
      const { HTML_FOOT, htmlHead, toHtml } = await import('./html.ts');
      return { frame: { ...BARE, head: htmlHead(), tail: HTML_FOOT }, write: toHtml };
    },
  },
  csv: {
    ...PLAIN,
    extension: '.csv',
    needs: ['source', 'entities', 'quotes'],
    load: async ({ table }) => ({
      frame: { ...BARE, head: csvHeader(table) },
      write: (result) => toCsv(result, table),
    }),
  },
  conll: {
    ...PLAIN,
    extension: '.conll',
    needs: ['source', 'tokens', 'entities'],
    load: async ({ isList = false }) => {
      const { toConll } = await import('./conll.ts');
      return { frame: BARE, write: (result) => toConll(result, isList) };
    },
  },
  brat: {
    ...PLAIN,
    extension: '.ann',
    needs: ['text', 'entities', 'quotes'],
    needsUtf16: true,
    parts: ['.txt', '.ann'],
    load: async () => {
      const { BRAT_CONFIGURATION, bratConfiguration, toBrat } = await import('./brat.ts');
      const shared = [{ name: BRAT_CONFIGURATION, text: bratConfiguration(ENTITY_TYPES) }];
      return { frame: BARE, write: (result) => bratParts(toBrat(result)), shared };
    },
  },
  webanno: {
    ...JSON_LIKE,
    holdsFailures: false,
    extension: '.jsonld',
    needs: ['source', 'text', 'entities', 'quotes'],
    needsUtf16: true,
    load: async ({ pretty }) => {
      const { toWebAnnotations } = await import('./web-annotation.ts');
      return { frame: LINES, write: (result) => JSON.stringify(toWebAnnotations(result), null, pretty ? 2 : 0) };
    },
  },
};

/** The text goes first: who finds the annotations finds what they are about. */
function bratParts({ txt, ann }: { readonly txt: string; readonly ann: string }): readonly Part[] {
  return [
    { extension: '.txt', text: txt },
    { extension: '.ann', text: ann },
  ];
}

/** A format by its name. */
export function formatOf(name: FormatName): Format {
  return TABLE[name];
}

/** What stands around the documents; a single one is no array. */
export function frameOf({ frame }: Writer, single: boolean): Frame {
  return single && frame === ARRAY ? LINES : frame;
}
