import { setFlagsFromString } from 'node:v8';
import { type Command, Option } from 'commander';
import type { SourceDoc } from '../../document.ts';
import { ExitCode } from '../../errors.ts';
import { LEDGER_ORDERS, type LedgerOrder } from '../../ledger/select-rows.ts';
import { LEDGER_FORMATS, type LedgerFormat } from '../../ledger/write.ts';
import { ENTITY_TYPES, type Model, type TypeOfEntity } from '../../schema/names.ts';
import type { Io } from '../io.ts';
import { collected, countOf, modelOption } from '../options.ts';
import { addSourceOptions, forEachSource, lacksInput, type SourceOptions } from './sources.ts';

interface PeopleOptions extends SourceOptions {
  readonly type: TypeOfEntity;
  readonly format: LedgerFormat;
  readonly sort: LedgerOrder;
  readonly min: number;
  readonly lexicon?: readonly string[];
  readonly model: Model;
}

const EXAMPLES = `
Mentions of several articles are one person when the lexicons know them for one, else when the full names agree but for a
variant spelling. A surname alone stays with its article.

Examples:
  analyze people articles/
  analyze people --type ORG --min 3 articles/
  analyze people --format csv --sort quotes dump.ndjson > people.csv

Exit status: 0 all read; 1 some inputs failed (named on stderr); 2 wrong usage.`;

/** Adds `analyze people`. */
export function registerPeople(program: Command, io: Io, exit: (code: number) => void): void {
  const command = program.command('people');
  addSourceOptions(command)
    .description('list everybody a folder of articles names: spellings, roles, mentions, quotes, files')
    .addOption(new Option('--type <type>', 'what to list instead of people').choices(ENTITY_TYPES).default('PER'))
    .addOption(new Option('-f, --format <format>', 'how to write it').choices(LEDGER_FORMATS).default('table'))
    .addOption(new Option('--sort <order>', 'what comes first').choices(LEDGER_ORDERS).default('mentions'))
    .addOption(new Option('--min <number>', 'leave out what has fewer mentions').argParser(countOf).default(1))
    .addOption(
      new Option('--lexicon <file>', 'names of your own, stronger than ours; may be repeated').argParser(collected),
    )
    .addOption(modelOption())
    .addHelpText('after', EXAMPLES)
    .action(async (paths: string[], options: PeopleOptions) => {
      if (lacksInput(paths, options, io)) command.help({ error: true });
      exit(await listPeople(paths, options, io));
    });
}

async function listPeople(paths: readonly string[], options: PeopleOptions, io: Io): Promise<number> {
  const { entitiesOf } = await import('../../ledger/known-entity.ts');
  const { selectRows } = await import('../../ledger/select-rows.ts');
  const { LEDGER_WRITERS } = await import('../../ledger/write.ts');
  const { pipeline, ledger } = await open(options);
  const failed = await forEachSource(paths, options, io, (source) =>
    ledger.add(nameOf(source), entitiesOf(pipeline(source), options.type)),
  );
  const rows = selectRows(ledger.rows(), options.sort, options.min);
  for (const piece of LEDGER_WRITERS[options.format](rows, ledger.articles())) await io.write(piece);
  return failed > 0 ? ExitCode.SomeFailed : ExitCode.Ok;
}

/**
 * Per cent by which the heap may grow before it is collected again; V8 lets it grow to four times what lives in it. A ledger
 * lives to the end of the run, so that garbage would take several times its room. Costs a twentieth of the time.
 */
const HEAP_GROWTH = 50;

async function open({ lexicon = [], model }: PeopleOptions) {
  const { createLedger } = await import('../../ledger/ledger.ts');
  const { createPipeline } = await import('../../pipeline.ts');
  const { loadModel } = await import('../../resources/load-model.ts');
  const { readUserLexicons } = await import('../../resources/user-lexicon.ts');
  setFlagsFromString(`--heap-growing-percent=${HEAP_GROWTH}`);
  const resources = await loadModel({ lexicon: readUserLexicons(lexicon), model });
  const { firstNames, familyNames } = resources.nameWords;
  const ledger = createLedger({
    isGivenName: (word) => firstNames.has(word),
    isFamilyName: (word) => familyNames.has(word) || familyNames.has(`ال${word}`),
  });
  return { pipeline: createPipeline(resources), ledger };
}

/** A record of a file is named by its id. */
function nameOf({ source, id }: SourceDoc): string {
  const path = source.path ?? '-';
  return id === undefined ? path : `${path}#${id}`;
}
