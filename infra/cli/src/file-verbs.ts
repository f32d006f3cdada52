import { Option, type Command } from 'commander';
import type { CliConfig } from './config.ts';
import { guarded, type Output } from './output.ts';
import { exportSet, type ExportOptions } from './verbs/export.ts';
import { importFile, type ImportOptions } from './verbs/import.ts';
import { writeReport, type ReportOptions } from './verbs/report.ts';
import { saveTemplate, type TemplateOptions } from './verbs/template.ts';

const LANGUAGE = new Option('--lang <lang>', 'language of headings and words').choices(['vi', 'en']);

/** Files in and out. */
export function addFiles(
  trienkhai: Command,
  config: Lazy<CliConfig>,
  output: Lazy<Output>,
  stream: NodeJS.WritableStream,
): void {
  addImport(trienkhai, config, output);
  addExport(trienkhai, config, output, stream);
  addReport(trienkhai, config, output);
}

type Lazy<Value> = () => Value;

function addImport(trienkhai: Command, config: Lazy<CliConfig>, output: Lazy<Output>): void {
  trienkhai
    .command('import <file>')
    .description(
      'carry out one command for every row of a .csv, .ndjson or .xlsx file; exit code 1 on any refused row',
    )
    .requiredOption('--command <name>', 'what every row is, e.g. recordSession')
    .addOption(new Option('--mode <mode>').choices(['all-or-nothing', 'good-rows']).default('all-or-nothing'))
    .option('--dry-run', 'check every row and record nothing')
    .option('--reason <text>', 'why facts are put right, for rows with an id')
    .option('--errors <file>', 'write the refused rows with their reasons into this .csv or .xlsx file')
    .option('--account <account>', 'in whose name, e.g. recorder@district:872', 'admin@centre')
    .action(guarded((file: string, options: ImportOptions) => importFile(config(), file, options, output())));
  trienkhai
    .command('template <command>')
    .description('an empty .xlsx file for one command, with lists to choose from')
    .addOption(LANGUAGE)
    .option('--on <day>', 'day of which the units to choose from are; today by default')
    .requiredOption('-o, --output <file>', 'into this file')
    .option('--account <account>', 'in whose name', 'viewer@centre')
    .action(
      guarded((command: string, options: TemplateOptions) =>
        saveTemplate(config(), command, options, output()),
      ),
    );
}

function addExport(
  trienkhai: Command,
  config: Lazy<CliConfig>,
  output: Lazy<Output>,
  stream: NodeJS.WritableStream,
): void {
  trienkhai
    .command('export <set>')
    .description(
      'what stands, in the columns that import reads back: directives, receipts, plans, programmes, studies, ' +
        'sessions, reports, milestones, visits, reviews, units; the format is that of the file, else csv',
    )
    .addOption(new Option('--format <format>').choices(['csv', 'ndjson', 'xlsx']))
    .addOption(LANGUAGE)
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

function addReport(trienkhai: Command, config: Lazy<CliConfig>, output: Lazy<Output>): void {
  trienkhai
    .command('report <unit>')
    .description(
      'the half-year or year report of a unit, e.g. province:87, as a .docx file or a page to print',
    )
    .option('--period <id>', 'reporting period of the unit or of one above it')
    .option('--from <day>', 'without a period: first day')
    .option('--to <day>', 'without a period: last day, included')
    .addOption(new Option('--lang <lang>').choices(['vi', 'en']).default('vi'))
    .addOption(new Option('--heading <layout>', 'of the state or of the Party').choices(['state', 'party']))
    .option('--known-at <instant>', 'only what had been recorded by then')
    .option('--sample', 'the sample set as well')
    .requiredOption('-o, --output <file>', 'into this file; its end, .docx or .html, says in which form')
    .option('--account <account>', 'in whose name', 'viewer@centre')
    .action(
      guarded((unit: string, options: ReportOptions) => writeReport(config(), unit, options, output())),
    );
}
