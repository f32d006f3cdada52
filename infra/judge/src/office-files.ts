import { parse } from 'csv-parse/sync';
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { basename } from 'node:path';
import { run } from './programs.ts';

/** Comma, double quote, UTF-8, cells as shown; every sheet a file of its own. */
const CSV = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1';

/** Lets LibreOffice open files and save them in another form; resolves with what it saved, by name. */
export async function converted(
  office: string,
  { files, to, folder }: { readonly files: readonly string[]; readonly to: string; readonly folder: string },
): Promise<ReadonlyMap<string, Buffer>> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const profile = `-env:UserInstallation=file://${folder}profile`;
  const { code, err } = await run(office, [
    profile,
    '--headless',
    '--convert-to',
    to,
    '--outdir',
    folder,
    ...files,
  ]);
  if (code !== 0) throw new Error(`LibreOffice ended with ${code}: ${err.slice(0, 300)}`);
  const saved = readdirSync(folder).filter((name) => name !== 'profile');
  return new Map(saved.map((name) => [name, readFileSync(folder + name)]));
}

export const sheetsOf = (office: string, files: readonly string[], folder: string) =>
  converted(office, { files, to: CSV, folder });

/** Sheets of one file among those that were saved, by the name of the sheet. */
export function sheetsIn(saved: ReadonlyMap<string, Buffer>, file: string): ReadonlyMap<string, string[][]> {
  const stem = `${basename(file, '.xlsx')}-`;
  const own = [...saved].filter(([name]) => name.startsWith(stem) && name.endsWith('.csv'));
  return new Map(own.map(([name, text]) => [name.slice(stem.length, -'.csv'.length), rowsOf(text)]));
}

function rowsOf(text: Buffer): string[][] {
  return parse(text, { bom: true, relax_column_count: true });
}
