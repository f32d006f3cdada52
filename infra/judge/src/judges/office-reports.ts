import { fetchAll } from '../fetched.ts';
import type { Hearing } from '../hearing.ts';
import { converted } from '../office-files.ts';
import { REPORT, reportPath } from '../report-path.ts';
import { summed } from '../verdict.ts';

interface Total {
  readonly count: number | null;
  readonly people: readonly { readonly value: number }[];
}

const QUESTION = `query($unit: ID!, $from: Date!, $to: Date!) {
  activities(within: $unit, from: $from, to: $to, sample: true) { count people { value } }
}`;

/** Both reports: LibreOffice prints them, and the figures of GraphQL stand in what it reads. */
export async function judgeReports({ config, system, say }: Hearing, office: string): Promise<void> {
  const folder = `${config.folder}reports/`;
  const { activities } = await system.ask<{ activities: readonly Total[] }>(QUESTION, { variables: REPORT });
  const figures = activities.flatMap(({ count, people }) => [
    ...(count === null ? [] : [count]),
    ...people.map(({ value }) => value),
  ]);
  for (const [lang, locale] of [
    ['vi', 'vi-VN'],
    ['en', 'en-GB'],
  ] as const) {
    const files = await fetchAll(system, folder, [[`report-${lang}.docx`, reportPath('docx', lang)]]);
    const printed = await converted(office, { files, to: 'pdf', folder: `${folder}pdf-${lang}/` });
    const read = await converted(office, {
      files,
      to: 'txt:Text (encoded):UTF8',
      folder: `${folder}text-${lang}/`,
    });
    const pdf = printed.get(`report-${lang}.pdf`);
    const text = read.get(`report-${lang}.txt`)?.toString('utf8') ?? '';
    const format = new Intl.NumberFormat(locale);
    const missing = figures.map((figure) => format.format(figure)).filter((figure) => !text.includes(figure));
    const faults = [...(pdf?.subarray(0, 4).toString() === '%PDF' ? [] : ['no PDF came of it']), ...missing];
    say({
      judge: 'LibreOffice',
      what: `report .docx (${lang}): ${figures.length} figures`,
      result: summed(faults),
      ok: faults.length === 0 && figures.length > 0,
    });
  }
}
