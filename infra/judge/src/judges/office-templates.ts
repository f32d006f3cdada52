import { fetchAll } from '../fetched.ts';
import type { Hearing } from '../hearing.ts';
import { sheetsIn, sheetsOf } from '../office-files.ts';
import { valuesOf } from '../openapi.ts';
import { summed } from '../verdict.ts';

/** The empty spreadsheet of every command, in both languages. */
export async function judgeTemplates({ config, system, say }: Hearing, office: string): Promise<void> {
  const commands = await valuesOf(system, '/v1/imports/template.xlsx', 'command');
  for (const lang of ['vi', 'en']) {
    const folder = `${config.folder}templates-${lang}/`;
    const wanted = commands.map(
      (command) => [`${command}.xlsx`, `/v1/imports/template.xlsx?command=${command}&lang=${lang}`] as const,
    );
    const files = await fetchAll(system, folder, wanted);
    const saved = await sheetsOf(office, files, `${folder}read/`);
    const faults = files.flatMap((file, index) => {
      const [rows] = sheetsIn(saved, file).values();
      const heads = rows?.[0]?.filter((cell) => cell !== '') ?? [];
      return heads.length > 0 ? [] : [`${commands[index]} has no headings`];
    });
    say({
      judge: 'LibreOffice',
      what: `${files.length} templates (${lang})`,
      result: summed(faults),
      ok: faults.length === 0,
    });
  }
}
