import { Option, type Command } from 'commander';
import type { CliConfig } from './config.ts';
import { guarded, type Output } from './output.ts';
import { exportSet, type ExportOptions } from './verbs/export.ts';
import { importFile, type ImportOptions } from './verbs/import.ts';

/** Files in and out. */
export function addFiles(
  trienkhai: Command,
  config: () => CliConfig,
  output: () => Output,
  stream: NodeJS.WritableStream,
): void {
  trienkhai
    .command('import <file>')
    .description(
      'carry out one command for every row of a .csv or .ndjson file; exit code 1 on any refused row',
    )
    .requiredOption('--command <name>', 'what every row is, e.g. recordSession')
    .addOption(new Option('--mode <mode>').choices(['all-or-nothing', 'good-rows']).default('all-or-nothing'))
    .option('--dry-run', 'check every row and record nothing')
    .option('--reason <text>', 'why facts are put right, for rows with an id')
    .option('--account <account>', 'in whose name, e.g. recorder@district:872', 'admin@centre')
    .action(guarded((file: string, options: ImportOptions) => importFile(config(), file, options, output())));
  trienkhai
    .command('export <set>')
    .description(
      'what stands, in the columns that import reads back: directives, receipts, plans, programmes, studies, ' +
        'sessions, reports, milestones, visits, reviews, units',
    )
    .addOption(new Option('--format <format>').choices(['csv', 'ndjson']).default('csv'))
    .option('--within <unit>', 'only of units inside this one')
    .option('--from <day>', 'only from this day on')
    .option('--to <day>', 'only until this day')
    .option('--directive <id>', 'only about this directive: its id or symbol')
    .option('--sample', 'the sample set as well')
    .option('-o, --output <file>', 'into this file instead of the standard output')
    .option('--account <account>', 'in whose name', 'viewer@centre')
    .action(
      guarded((set: string, options: ExportOptions) => exportSet(config(), set, options, output(), stream)),
    );
}
