import type { Day } from '@trienkhai/kernel/day';
import { CENTRE_ID, type UnitId } from '@trienkhai/kernel/unit-history';
import type { Level } from '@trienkhai/kernel/vocabulary';
import { deriveKey } from '@trienkhai/runtime/ids';
import type { LoadCommand } from '../commands.ts';
import { committeeId } from '../organs.ts';

/** Everything of the sample set lies in these provinces of the first snapshot and in what became of them. */
export const SAMPLE_PROVINCES: readonly UnitId[] = [committeeId('province:87'), committeeId('province:40')];
/** Nothing of the sample set happens later. */
export const LAST_DAY: Day = '2025-12-31';

export interface SampleDirective {
  readonly key: string;
  readonly symbol: string;
  readonly title: string;
  readonly issuer: UnitId;
  readonly issuedOn: Day;
  readonly term: number;
  readonly provinces: readonly UnitId[];
}

/** Numbers that no real document of these committees is likely to bear. */
export const SAMPLE_DIRECTIVES: readonly SampleDirective[] = [
  {
    key: '901',
    symbol: '901-CT/TW',
    title: '[Mẫu] Chỉ thị về đổi mới việc học tập, quán triệt nghị quyết',
    issuer: CENTRE_ID,
    issuedOn: '2022-03-01',
    term: 13,
    provinces: SAMPLE_PROVINCES,
  },
  {
    key: '902',
    symbol: '902-NQ/TU',
    title: '[Mẫu] Nghị quyết về nâng cao chất lượng sinh hoạt chi bộ',
    issuer: SAMPLE_PROVINCES[0]!,
    issuedOn: '2023-02-15',
    term: 11,
    provinces: [SAMPLE_PROVINCES[0]!],
  },
  {
    key: '903',
    symbol: '903-NQ/TU',
    title: '[Mẫu] Nghị quyết về chuyển đổi số trong công tác tuyên giáo',
    issuer: SAMPLE_PROVINCES[1]!,
    issuedOn: '2024-01-10',
    term: 19,
    provinces: [SAMPLE_PROVINCES[1]!],
  },
];

/** Days after the day of issue within which each level is expected to reach a stage. */
const TARGETS: readonly (readonly [stage: string, days: Readonly<Partial<Record<Level, number>>>])[] = [
  ['RECEIVED', { PROVINCE: 10, DISTRICT: 15, COMMUNE: 30 }],
  ['PLANNED', { PROVINCE: 30, DISTRICT: 45, COMMUNE: 75 }],
  ['STUDIED', { PROVINCE: 60, DISTRICT: 120, COMMUNE: 180 }],
  ['PROGRAMME', { PROVINCE: 90, DISTRICT: 150, COMMUNE: 240 }],
  ['INTERIM_REVIEW', { PROVINCE: 400, DISTRICT: 400 }],
];

export function directiveId({ key }: SampleDirective): string {
  return `directive:${deriveKey(`sample-${key}`)}`;
}

export function registrations(): readonly LoadCommand[] {
  return SAMPLE_DIRECTIVES.map(({ key, provinces: _provinces, ...document }) => ({
    command: 'registerDirective',
    input: { commandId: `sample-${key}`, sample: true, ...document },
  }));
}

export function targetDays(): readonly LoadCommand[] {
  const targets = TARGETS.flatMap(([stage, days]) =>
    Object.entries(days).map(([level, count]) => ({ stage, level, days: count })),
  );
  return SAMPLE_DIRECTIVES.map((directive) => ({
    command: 'setTargetDays',
    input: {
      commandId: `sample-${directive.key}-targets`,
      directive: directiveId(directive),
      targets,
      sample: true,
    },
  }));
}
