import { partyHalf } from '@trienkhai/kernel/period';
import type { UnitHistory, UnitId } from '@trienkhai/kernel/unit-history';
import { deriveKey } from '@trienkhai/runtime/ids';
import type { LoadCommand } from '../commands.ts';
import { SAMPLE_PROVINCES } from './directives.ts';
import { dice, type Dice } from './random.ts';
import type { SampleActs } from './acts.ts';

const HALVES = [2022, 2023, 2024, 2025].flatMap((year) => [
  { year, half: 1 as const },
  { year, half: 2 as const },
]);

/** Half-year reports of the districts, while there are any: some missing, some put right. */
export function districtHalfYears(units: UnitHistory): SampleActs {
  const acts: LoadCommand[] = [];
  const corrections: LoadCommand[] = [];
  for (const { year, half } of HALVES) {
    const span = partyHalf(year, half);
    const period = {
      ...span,
      closed: true,
      label: `${half === 1 ? '6 tháng đầu' : '6 tháng cuối'} năm ${year}`,
    };
    for (const unit of SAMPLE_PROVINCES.flatMap((province) =>
      units.unitsWithin(province, 'DISTRICT', span.to),
    )) {
      const draw = dice(`report ${year}-${half} ${unit}`);
      if (draw.chance(0.08)) continue;
      const commandId = `sample-report-${unit}-${year}-${half}`;
      const report = { unit, period, lines: lines(draw) };
      acts.push({ command: 'reportActivities', input: { commandId, sample: true, ...report } });
      if (draw.chance(0.1)) corrections.push(corrected(commandId, unit, { ...report, lines: lines(draw) }));
    }
  }
  return { acts, corrections };
}

function lines(draw: Dice): readonly object[] {
  const planned = draw.between(10, 30);
  const count = Math.max(1, planned + draw.between(-4, 8));
  const awareness = draw.between(0, Math.floor(count / 3));
  const conferences = draw.between(3, 8);
  return [
    {
      kind: 'political-training',
      count,
      planned,
      people: [{ unit: 'ATTENDANCE', value: count * draw.between(60, 110) }],
      parts: [
        {
          kind: 'party-awareness-class',
          count: awareness,
          people: [{ unit: 'LEARNER', value: awareness * 50 }],
        },
      ],
    },
    { kind: 'reporter-conference', count: conferences, online: draw.between(0, conferences) },
  ];
}

function corrected(commandId: string, unit: UnitId, report: object): LoadCommand {
  const input = {
    commandId: `${commandId}-fix`,
    sample: true,
    report: `report:${deriveKey(commandId)}`,
    unit,
    ...report,
    reason: 'Bổ sung số liệu của các cơ sở báo cáo muộn.',
  };
  return { command: 'correctReport', input };
}
