// What can be asked on the command line, and with which exit code does it end?
import { Command, CommanderError, InvalidArgumentError } from 'commander';
import { z } from 'zod';
import { urlOf } from './commands/dashboard.ts';
import { runExplain } from './commands/explain.ts';
import { runIngest } from './commands/ingest.ts';
import { runParse } from './commands/parse.ts';
import { dataFolderOf, readRules, VERSION } from './commands/places.ts';
import { EXIT, Problem } from './commands/problem.ts';
import { runReport } from './commands/report.ts';
import { runStart } from './commands/start.ts';
import { openTerminal } from './commands/terminal.ts';

const terminal = openTerminal();
const run = 'npm run hindsight --';

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
  .option('--data <dir>', 'data folder (default: HINDSIGHT_DATA, else data)')
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
  .option('--data <dir>', 'data folder (default: HINDSIGHT_DATA, else data)')
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

await main();

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

function gathered(pattern: string, before: string[]): string[] {
  return [...before, pattern];
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
