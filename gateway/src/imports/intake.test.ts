import { expect, test } from '@jest/globals';
import { smallCountry } from '@trienkhai/testkit/small-country';
import type { Caller } from '../caller.ts';
import type { CommandName } from '../commands/index.ts';
import { createDuplicates } from './duplicates.ts';
import { readRow, rowError } from './intake.ts';
import { createReferences } from './references.ts';
import { rowMapper } from './row-body.ts';

const references = createReferences({} as Caller, smallCountry());

/** What is told of a row of a table with these cells. */
async function refusalOf(command: CommandName, cells: Readonly<Record<string, string>>) {
  const row = { sheet: '', row: 2, cells: Object.entries(cells), raw: Object.values(cells) };
  const mapper = rowMapper({ command, reason: 'Nhập từ tệp', references });
  return readRow(row, mapper, createDuplicates()).then(
    () => 'accepted',
    (error: unknown) => rowError(2, error),
  );
}

const period = {
  owner: 'province:87:2021-11-01',
  series: 'party',
  kind: 'HALF_YEAR',
  from: '2026-01-01',
  to: '2026-06-30',
  label: '6 tháng đầu năm 2026',
  'reporters.levels': 'COMMUNE',
};

test.each(['due.0', 'due.1', 'due.7'])(
  'a due day without its day is refused at its cell: %s',
  async (due) => {
    expect(await refusalOf('definePeriod', { ...period, [`${due}.level`]: 'COMMUNE' })).toMatchObject({
      column: `${due}.on`,
      code: 'INVALID_ARGUMENT',
      vi: `Thiếu "${due}.on". Bổ sung trường này.`,
    });
  },
);

test('what is written wrongly is told at the cell in which it stands, also behind entries that are empty', async () => {
  const directive = 'directive:208';
  const target = { 'targets.1.stage': 'RECEIVED', 'targets.1.level': 'COMMUNE', 'targets.1.days': '-3' };
  expect(await refusalOf('setTargetDays', { directive, ...target })).toMatchObject({
    column: 'targets.1.days',
    en: '"targets.1.days" must be at least 0.',
  });
});

test('a qualifier without its figure asks for the figure', async () => {
  const lines = {
    'lines.1.kind': 'study-class',
    'lines.1.count': '2',
    'lines.1.people.LEARNER.qualifier': 'ABOUT',
  };
  const month = { unit: 'province:87:2021-11-01', 'period.from': '2026-01-01', 'period.to': '2026-01-31' };
  expect(await refusalOf('reportActivities', { ...month, 'period.closed': 'true', ...lines })).toMatchObject({
    column: 'lines.1.people.LEARNER',
    code: 'INVALID_ARGUMENT',
  });
});
