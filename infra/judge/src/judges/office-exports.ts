import { fetchAll } from '../fetched.ts';
import type { Hearing } from '../hearing.ts';
import { sheetsIn, sheetsOf } from '../office-files.ts';
import { valuesOf } from '../openapi.ts';
import { summed } from '../verdict.ts';
import { valuesIn } from '../graphql-values.ts';

/** Every export as a spreadsheet, against its rows as lines and against what GraphQL says of the same nodes. */
export async function judgeExports({ config, system, say }: Hearing, office: string): Promise<void> {
  const sets = await valuesOf(system, '/v1/exports/{set}', 'set');
  const folder = `${config.folder}exports/`;
  const files = await fetchAll(
    system,
    folder,
    sets.map((set) => [`${set}.xlsx`, `/v1/exports/${set}.xlsx?sample=true`] as const),
  );
  const saved = await sheetsOf(office, files, `${folder}read/`);
  for (const [index, set] of sets.entries()) {
    const [[, names = [], ...rows] = []] = sheetsIn(saved, files[index]!).values();
    const lines = (await system.fetchFile(`/v1/exports/${set}.ndjson?sample=true`)).toString('utf8');
    const ids = lines
      .split('\n')
      .flatMap((line) => (line === '' ? [] : [(JSON.parse(line) as { id: string }).id]));
    const cells = rows.map((row) => new Map(names.map((name, at) => [name, row[at] ?? ''])));
    const faults = [...differentIds(cells, ids), ...(await differentValues(system.ask, set, cells))];
    say({
      judge: 'LibreOffice',
      what: `export ${set}: ${ids.length} rows`,
      result: summed(faults),
      ok: faults.length === 0,
    });
  }
}

type Cells = readonly ReadonlyMap<string, string>[];

function differentIds(cells: Cells, ids: readonly string[]): string[] {
  if (cells.length !== ids.length) return [`${cells.length} rows opened, ${ids.length} exported`];
  return ids.flatMap((id, index) => {
    const [read] = (cells[index]!.get('id') ?? '').split(' · ');
    return read === id ? [] : [`row ${index + 1}: ${read} instead of ${id}`];
  });
}

async function differentValues(ask: Hearing['system']['ask'], set: string, cells: Cells): Promise<string[]> {
  const answered = await valuesIn(ask, set);
  return [...answered].flatMap(([id, values]) => {
    const row = cells.find((each) => each.get('id')?.split(' · ')[0] === id);
    if (!row) return [`${id} is missing`];
    return Object.entries(values).flatMap(([name, value]) =>
      row.get(name) === value ? [] : [`${id} ${name}: "${row.get(name)}" instead of "${value}"`],
    );
  });
}
