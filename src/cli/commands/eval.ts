import { type Command, InvalidArgumentError, Option } from 'commander';
import type { SourceDoc } from '../../document.ts';
import { AnalysisError, ExitCode } from '../../errors.ts';
import type { LabelPair } from '../../evaluation/label-map.ts';
import type { Model } from '../../schema/names.ts';
import { PROFILES, type Profile } from '../../stages/entities/tagger/weights-file.ts';
import type { Io } from '../io.ts';
import { modelOption } from '../options.ts';
import { MAX_FILE_SIZE } from './sources.ts';

interface EvalOptions {
  readonly format: 'text' | 'json';
  readonly map: readonly LabelPair[];
  readonly conventions: Profile;
  readonly model: Model;
}

const EXAMPLES = `
GOLD is a CoNLL file (one token a line, tag in the last column, a blank line
between sentences), or a folder with, for each article NNN:
  NNN.txt
  NNN.ent.txt        the same with mentions wrapped as \u27e6TYPE|words\u27e7
  NNN.quotes.json    a list of {"text", "kind": "direct" | "fragment" | \u2026,
                     "speaker": {"mention", "accept": []} | null, "subject"}

Labels of the gold that our types do not have are named with --map
GOLD=OURS,\u2026; several of ours may stand for one of the gold (LOC=GPE,LOC=FAC),
and MISC= leaves a label out. Types that the gold does not have are not scored.
Known without --map: PERS, PERSON, OCC, CURR, UNIT; GPE and FAC count as LOC
where the gold has no label of that name.

Corpora differ in what they take for a name: is a ministry one, does the word
"company" belong to it? With --conventions wojood or anercorp the tagger reads
as that corpus was annotated, without lexicon names, cues and house rules; with
anercorp clubs in sport and names of one story are still read as in news.

Examples:
  analyze eval test.conll
  analyze eval --map PERS=PER,MISC= test.conll
  analyze eval --conventions wojood dev.conll
  analyze eval --format json my-articles/

Exit status: 0 evaluated; 1 some of the gold cannot be read; 2 wrong usage.`;

/** Adds `analyze eval`. */
export function registerEval(program: Command, io: Io, exit: (code: number) => void): void {
  program
    .command('eval')
    .description('measure precision, recall and F1 on annotated articles of your own')
    .argument('<gold>', 'a CoNLL file or a folder of annotated articles')
    .addOption(
      new Option('-f, --format <format>', 'text for people, json for programs')
        .choices(['text', 'json'])
        .default('text'),
    )
    .addOption(
      new Option('--map <gold=ours,...>', 'labels of the gold and our types')
        .argParser(readPairs)
        .default([], 'see below'),
    )
    .addOption(
      new Option('--conventions <whose>', 'what counts as a name: as khabar reads news, or as a corpus has it')
        .choices(PROFILES)
        .default('news'),
    )
    .addOption(modelOption())
    .addHelpText('after', EXAMPLES)
    .action(async (gold: string, options: EvalOptions) => {
      exit(await evaluate(gold, options, io));
    });
}

function readPairs(value: string, before: readonly LabelPair[]): LabelPair[] {
  const pairs = value.split(',').map((pair) => {
    const [gold = '', ours, ...rest] = pair.split('=').map((label) => label.trim());
    if (gold === '' || ours === undefined || rest.length > 0) {
      throw new InvalidArgumentError(`Expected pairs such as PERS=PER,OCC=TITLE; got "${pair}".`);
    }
    return { gold, ours };
  });
  return [...before, ...pairs];
}

async function evaluate(gold: string, { format, map, ...reading }: EvalOptions, io: Io): Promise<number> {
  const { isFolder } = await import('../../batch/read-bytes.ts');
  const { report, table, failed } = (await isFolder(gold))
    ? await onFolder(gold, map, reading, io)
    : await onConll(gold, map, reading, io);
  await io.write(format === 'json' ? `${JSON.stringify({ gold, ...reading, ...report }, null, 2)}\n` : table);
  return failed > 0 ? ExitCode.SomeFailed : ExitCode.Ok;
}

/** How the texts are read. */
type Reading = Pick<EvalOptions, 'conventions' | 'model'>;

interface Evaluated {
  readonly report: object;
  readonly table: string;
  readonly failed: number;
}

async function onConll(path: string, pairs: readonly LabelPair[], reading: Reading, io: Io): Promise<Evaluated> {
  const { createLabelMap } = await import('../../evaluation/label-map.ts');
  const { spanReport, spanTable } = await import('../../evaluation/reports.ts');
  const { scoreSpans } = await import('../../evaluation/score-spans.ts');
  const { labelOf, spansOfTags } = await import('../../evaluation/tagged-spans.ts');
  const { conllText, readConll } = await import('../../ingest/conll.ts');
  const file = await readText(path, io);
  const sentences = readConll(file.text).filter(({ tokens }) => tokens.length > 0);
  const labels = new Set(sentences.flatMap(({ tags }) => tags.map(labelOf).filter((label) => label !== null)));
  if (labels.size === 0) throw new AnalysisError('input', `${path}: no tags but O in its last column`, 'no-tags');
  const analyze = await createAnalysis(reading);
  const source = { ...file.source, mediaType: 'text/x-conll' };
  const { mentions } = analyze({ source, text: conllText(sentences), warnings: [] });
  let offset = 0;
  const gold = sentences.flatMap(({ tags }) => {
    offset += tags.length;
    return spansOfTags(tags, offset - tags.length);
  });
  const report = spanReport(scoreSpans(gold, mentions, createLabelMap(labels, pairs)), sentences.length, offset);
  return { report, table: spanTable(report), failed: 0 };
}

async function onFolder(folder: string, pairs: readonly LabelPair[], reading: Reading, io: Io): Promise<Evaluated> {
  const { readGoldFolder } = await import('./gold-folder.ts');
  const { createLabelMap } = await import('../../evaluation/label-map.ts');
  const { articleReport, articleTable } = await import('../../evaluation/reports.ts');
  const { addArticle, emptyScores } = await import('../../evaluation/score-article.ts');
  const { toAnalysis } = await import('../../output/to-json.ts');
  const { oneLine } = await import('../one-line.ts');
  const { articles, failures } = await readGoldFolder(folder);
  for (const failure of failures) io.warn(`analyze: ${oneLine(failure)}`);
  const types = articles.flatMap(({ gold }) => gold.mentions.map(({ type }) => type));
  const labels = createLabelMap(new Set([...types, 'PER', 'ORG', 'LOC']), pairs);
  const analyze = await createAnalysis(reading);
  const options = {
    layers: new Set(['entities', 'quotes'] as const),
    offsets: 'utf16',
    generator: NO_GENERATOR,
  } as const;
  const scores = emptyScores();
  for (const { source, gold } of articles) addArticle(scores, gold, toAnalysis(analyze(source), options), labels);
  const report = articleReport(scores, articles.length, failures.length);
  return { report, table: articleTable(report), failed: failures.length };
}

/** The layer is not asked for. */
const NO_GENERATOR = { version: '', model: '' };

async function createAnalysis(reading: Reading) {
  const { createPipeline } = await import('../../pipeline.ts');
  const { loadModel } = await import('../../resources/load-model.ts');
  return createPipeline(await loadModel(reading));
}

async function readText(path: string, io: Io): Promise<SourceDoc> {
  const { collect, readBytes } = await import('../../batch/read-bytes.ts');
  const { toSource } = await import('../../batch/read-input.ts');
  const bytes = path === '-' ? await collect(path, io.stdin, MAX_FILE_SIZE) : await readBytes(path, MAX_FILE_SIZE);
  return toSource(path, bytes, { inputFormat: 'text' });
}
