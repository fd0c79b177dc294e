// What can be asked on the command line, and with which exit code does it end?
import { Argument, Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { z } from 'zod';
import { everyPromise } from './commands/asking.ts';
import { runCheck } from './commands/check.ts';
import { urlOf } from './commands/dashboard.ts';
import { runDigest } from './commands/digest.ts';
import { runExplain } from './commands/explain.ts';
import { EXPORT_KINDS, FILTERS, runExport, type ExportKind } from './commands/export.ts';
import { runImport } from './commands/import.ts';
import { runIngest } from './commands/ingest.ts';
import { runParse } from './commands/parse.ts';
import { dataFolderOf, readRules, VERSION } from './commands/places.ts';
import { EXIT, Problem } from './commands/problem.ts';
import { runReport } from './commands/report.ts';
import { runStart } from './commands/start.ts';
import { runSync } from './commands/sync.ts';
import { openTerminal } from './commands/terminal.ts';

const terminal = openTerminal();
const run = 'npm run hindsight --';

const DATA_OPTION = ['--data <dir>', 'data folder (default: HINDSIGHT_DATA, else data)'] as const;

const program = new Command('hindsight')
  .description(
    'Reads postmortems and answers: do we recover in time, what keeps failing, did we do what we promised?',
  )
  .version(VERSION)
  .showHelpAfterError('(add --help for what can be asked)')
  .addHelpText(
    'after',
    `
Exit codes: 0 done, 1 failed, 2 wrong usage, 3 done, but some documents could not be read.

Examples:
  npm start                            read the corpus and serve the dashboard
  ${run} ingest        read data/corpus into a new build
  ${run} explain FILE  show why a document is read as it is`,
  );

command('ingest', 'read every document of the corpus and build the database', [
  'ingest                     read data/corpus',
  'ingest --data ~/ourdata    read ~/ourdata/corpus, write ~/ourdata/builds',
])
  .option(
    '--data <dir>',
    'data folder: corpus/ is read, builds/ is written (default: HINDSIGHT_DATA, else data)',
  )
  .action(end(({ data }: { data?: string }) => runIngest(dataFolderOf(data), terminal)));

command('parse', 'print what documents say, without building anything', [
  'parse data/corpus                             a summary of every document',
  'parse one.md two.txt --json                   one JSON object a line',
  "parse reports --json --exclude '*.gold.json'  leave out some files",
])
  .argument('<path...>', 'files and folders')
  .option('--json', 'print one JSON object a line', false)
  .option('--exclude <glob>', 'leave out files that fit; may be given again', gathered, [])
  .action(
    end(async (paths: string[], { json, exclude }: { json: boolean; exclude: string[] }) =>
      runParse(paths, { json, exclude, rules: await readRules(dataFolderOf(undefined)) }, terminal),
    ),
  );

command('explain', 'show each fact of a document with its words and the rule that read it', [
  'explain data/corpus/example.md',
])
  .argument('<file>', 'one document')
  .action(
    end(async (file: string) =>
      runExplain(file, await readRules(dataFolderOf(undefined)), terminal),
    ),
  );

command('start', 'build what is not built, read the corpus and serve the dashboard', [
  'start                    http://127.0.0.1:4321, or as HOST and PORT say',
  'start --port 8080        another port; 0 takes any free one',
  'start --data ~/ourdata   another data folder',
])
  .option(...DATA_OPTION)
  .option('--host <address>', 'address to listen on', process.env.HOST || '127.0.0.1')
  .option('--port <number>', 'port to listen on, 0 for any free one', portNumber)
  .action(
    end(({ data, host, port }: { data?: string; host: string; port?: number }) =>
      runStart(
        {
          dataFolder: dataFolderOf(data),
          host,
          port: port ?? portFromEnvironment(),
          origin: process.env.ORIGIN || null,
        },
        terminal,
      ),
    ),
  );

command('report', 'write the review of a period into a file', [
  'report --out review.html                                  the last twelve months, in one file',
  'report --from 2026-01-01 --to 2026-03-31 --out q1.pdf     printed by Chromium, two pages',
  'report --from 2026-01-01 --to 2026-03-31 --out q1.md      for a wiki or a mail',
])
  .option(...DATA_OPTION)
  .option('--from <day>', 'first day, such as 2026-01-01', isoDay)
  .option('--to <day>', 'last day', isoDay)
  .requiredOption('--out <file>', 'file to write: .html, .pdf or .md')
  .action(
    end(({ data, from, to, out }: { data?: string; from?: string; to?: string; out: string }) =>
      runReport(
        {
          dataFolder: dataFolderOf(data),
          from: from ?? null,
          to: to ?? null,
          out,
          base: process.env.ORIGIN || urlOf({ host: '127.0.0.1', port: portFromEnvironment() }),
        },
        terminal,
      ),
    ),
  );

command('check', 'hold the corpus against limits; exits with 1 where one is broken', [
  'check --overdue 0 --broken 0                     no promise overdue, none broken',
  'check --unverifiable 20% --attainment 80%        shares; attainment at least, the others at most',
  'check --overdue 5% --filter service=mail         any filter of the dashboard, as its address has it',
])
  .option(...DATA_OPTION)
  .option('--overdue <limit>', 'promises past their date at most: a count or a share', limit)
  .option('--unverifiable <limit>', 'promises without owner, date and ticket at most', limit)
  .option('--attainment <share>', 'incidents restored within their target at least', share)
  .option('--broken <count>', 'causes that came back after a promise against them at most', count)
  .option(
    '--filter <name=value>',
    'narrow what is looked at; may be given again',
    gatheredFilter,
    [],
  )
  .action(
    end(({ data, filter, ...limits }: { data?: string; filter: string[] } & Limits) => {
      const set = Object.entries(limits).filter((one): one is [string, string] => !!one[1]);
      if (!set.length) {
        terminal.say('error: name at least one limit, such as --overdue 0');
        throw new CommanderError(EXIT.usage, 'hindsight.noLimit', 'no limit');
      }
      return runCheck(
        { dataFolder: dataFolderOf(data), limits: Object.fromEntries(set), filters: filter },
        terminal,
      );
    }),
  );

command('digest', 'tell what is new since a day: overdue, done, broken, decided', [
  'digest --since 7d                                   as Markdown, to read or to pipe on',
  'digest --since 2026-03-01 --html --out digest.html  for a mail',
])
  .option(...DATA_OPTION)
  .requiredOption(
    '--since <day>',
    'the first day, such as 2026-03-01, or days back, such as 7d',
    since,
  )
  .addOption(new Option('--md', 'Markdown (the default)').conflicts(['html', 'json']))
  .addOption(new Option('--html', 'a page without styles, for a mail').conflicts(['md', 'json']))
  .addOption(new Option('--json', 'for a program').conflicts(['md', 'html']))
  .option('--out <file>', 'file to write (default: standard output)')
  .action(
    end((asked: { data?: string; since: string; html?: true; json?: true; out?: string }) =>
      runDigest(
        {
          dataFolder: dataFolderOf(asked.data),
          since: asked.since,
          form: asked.html ? 'html' : asked.json ? 'json' : 'md',
          out: asked.out ?? null,
          base: process.env.ORIGIN || urlOf({ host: '127.0.0.1', port: portFromEnvironment() }),
        },
        terminal,
      ),
    ),
  );

command(
  'sync',
  'ask the trackers of trackers.yaml what became of promises, and write down what is new',
  ['sync             ask and decide', 'sync --dry-run   ask, and only say what would change'],
)
  .option(...DATA_OPTION)
  .option('--dry-run', 'change nothing', false)
  .action(
    end(({ data, dryRun }: { data?: string; dryRun: boolean }) => {
      const dataFolder = dataFolderOf(data);
      return runSync({ dataFolder, dryRun, env: process.env }, terminal, () =>
        everyPromise(dataFolder, terminal),
      );
    }),
  );

const exporting = command(
  'export',
  'write promises for another program, with the filters of the dashboard',
  [
    'export actions --csv --out promises.csv           for a spreadsheet; import takes it back',
    'export actions --ics --out promises.ics           open promises with a day, for a calendar',
    'export actions --md --service checkout            for a wiki',
    'export actions --json --status planned            for programs',
  ],
)
  .addArgument(new Argument('<what>', 'what to write').choices(['actions']))
  .option(...DATA_OPTION)
  .option('--out <file>', 'file to write (default: standard output)');
for (const kind of EXPORT_KINDS) {
  const others = EXPORT_KINDS.filter((other) => other !== kind);
  exporting.addOption(new Option(`--${kind}`).default(false).conflicts(others));
}
for (const { name, help, many } of FILTERS)
  exporting.option(`--${name} <value>`, help, many ? gathered : (value: string) => [value]);
exporting.action(
  end((_: string, options: Record<string, unknown>) => {
    const { data, out } = z
      .object({ data: z.string().optional(), out: z.string().optional() })
      .parse(options);
    return runExport(
      {
        dataFolder: dataFolderOf(data),
        kind: kindOf(options),
        out: out ?? null,
        filters: FILTERS.flatMap(({ name }) =>
          z
            .array(z.string())
            .default([])
            .parse(options[name])
            .map((value): [string, string] => [name, value]),
        ),
      },
      terminal,
    );
  }),
);

command('import', 'take back a sheet of promises that somebody edited', [
  'import actions promises.csv             all rows, or none where one is not sound',
  'import actions promises.csv --partial   the sound rows',
  'import actions promises.csv --dry-run   only say what would change',
])
  .addArgument(new Argument('<what>', 'what to read').choices(['actions']))
  .argument('<file>', 'a file that export actions --csv wrote')
  .option(...DATA_OPTION)
  .option('--partial', 'take the sound rows where others are not', false)
  .option('--dry-run', 'change nothing', false)
  .action(
    end(
      (
        _: string,
        file: string,
        { data, partial, dryRun }: { data?: string; partial: boolean; dryRun: boolean },
      ) => {
        const dataFolder = dataFolderOf(data);
        return runImport(
          { dataFolder, file, partial, dryRun, user: process.env.HINDSIGHT_USER || null },
          terminal,
          () => everyPromise(dataFolder, terminal),
        );
      },
    ),
  );

await main();

/** The kind that is asked for; null where the file's ending has to say it. */
function kindOf(options: Record<string, unknown>): ExportKind | null {
  return EXPORT_KINDS.find((kind) => options[kind] === true) ?? null;
}

function command(name: string, description: string, examples: string[]): Command {
  const lines = examples.map((example) => `  ${run} ${example}`).join('\n');
  return program
    .command(name)
    .description(description)
    .addHelpText('after', `\nExamples:\n${lines}`);
}

/** Runs a command and keeps its exit code; output that is still being written is not cut off. */
function end<Given extends unknown[]>(
  action: (...given: Given) => Promise<number>,
): (...given: Given) => Promise<void> {
  return async (...given) => {
    process.exitCode = await action(...given);
  };
}

async function main(): Promise<void> {
  for (const one of [program, ...program.commands]) one.exitOverride();
  try {
    await program.parseAsync();
  } catch (error) {
    // commander has said what is wrong, or printed the help that was asked for
    if (error instanceof CommanderError)
      process.exitCode = error.exitCode === 0 ? EXIT.done : EXIT.usage;
    else if (error instanceof Problem) fail(error.message);
    else fail(error instanceof Error ? (error.stack ?? error.message) : String(error));
  }
}

function fail(message: string): void {
  terminal.say(`hindsight: ${message}`);
  process.exitCode = EXIT.failed;
}

function gathered(value: string, before: string[] = []): string[] {
  return [...before, value];
}

function portNumber(words: string): number {
  const port = Number(words);
  if (!/^\d+$/.test(words) || port > 65535)
    throw new InvalidArgumentError('A port is a whole number from 0 to 65535.');
  return port;
}

function portFromEnvironment(): number {
  const words = process.env.PORT;
  if (!words) return 4321;
  try {
    return portNumber(words);
  } catch {
    throw new Problem(`PORT is ${words}. A port is a whole number from 0 to 65535.`);
  }
}

function isoDay(text: string): string {
  // a day of the calendar, as the filter of a page reads it
  const day = z.iso.date().safeParse(text);
  if (!day.success) throw new InvalidArgumentError('It must be a day such as 2026-01-31.');
  return day.data;
}

type Limits = Partial<Record<'overdue' | 'unverifiable' | 'attainment' | 'broken', string>>;

function limit(words: string): string {
  if (/^\d+$/.test(words)) return words;
  if (isShare(words)) return words;
  throw new InvalidArgumentError('It must be a count such as 3, or a share such as 20%.');
}

function share(words: string): string {
  if (isShare(words)) return words;
  throw new InvalidArgumentError('It must be a share such as 80%.');
}

function isShare(words: string): boolean {
  const percent = /^(\d+(?:\.\d+)?)%$/.exec(words)?.[1];
  return percent !== undefined && Number(percent) <= 100;
}

function count(words: string): string {
  if (/^\d+$/.test(words)) return words;
  throw new InvalidArgumentError('It must be a count such as 0.');
}

function gatheredFilter(words: string, before: string[]): string[] {
  if (/^\w+=./.test(words)) return [...before, new URLSearchParams(words).toString()];
  throw new InvalidArgumentError('It must be a name and a value, such as service=mail.');
}

/** `7d` as the day seven days ago, in UTC. */
function since(text: string): string {
  const days = /^(\d{1,5})d$/.exec(text)?.[1];
  if (days === undefined) return isoDay(text);
  return new Date(Date.now() - Number(days) * 86_400_000).toISOString().slice(0, 10);
}
