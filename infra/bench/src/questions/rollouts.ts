import { dice } from '@trienkhai/data/sample/random';
import { addDays, daysBetween, type Day } from '@trienkhai/kernel/day';
import { CENTRE_ID, type UnitHistory, type UnitId } from '@trienkhai/kernel/unit-history';
import type { GetRolloutRequest, GetRolloutResponse } from '@trienkhai/proto/trienkhai/trace/v1/service';
import { AFTER_REFORM, BEFORE_REFORM, idOfDirective, LAST_DAY } from '../history/directives.ts';
import { HALF_YEARS } from '../history/periods.ts';
import type { Counts } from './floors.ts';
import { callerFor } from './ground.ts';
import type { TraceClient } from './trace-child.ts';

/** One directive's rollout, as somebody asks for it. */
export interface Asked {
  readonly directive: string;
  /** Absent: the country. */
  readonly within?: UnitId;
  /** Absent: today. */
  readonly on?: Day;
  readonly knownAt?: Date;
  /** Counts alone, without the totals of what was done. */
  readonly levelsOnly?: boolean;
  /** Totals without what they are made of. */
  readonly figuresOnly?: boolean;
}

export type Scope = 'province' | 'country';
export type Time = 'today' | 'as of a past day' | 'as known at an instant';

export const CALLS = 120;

/** What pages of the console ask for: counts; the totals of what was done under the directive; and of what those are made. */
export const PARTS = {
  '': { levelsOnly: true, figuresOnly: true },
  ', with totals': { levelsOnly: false, figuresOnly: true },
  ', with evidence': { levelsOnly: false, figuresOnly: false },
} as const;
export type Part = keyof typeof PARTS;

/** Directives of the whole country that are asked of. */
export const DIRECTIVE_OF = {
  'since the reform': AFTER_REFORM,
  'through the reform': BEFORE_REFORM,
} as const;
/** A commune of after the reform. */
export const TARGET_UNIT: UnitId = 'commune:25432:2025-07-01';

/** Questions that differ from one to the next in their province, day or instant. */
export function questionsOf(
  units: UnitHistory,
  directive: { readonly number: number; readonly issuedOn: Day },
  scope: Scope,
  time: Time,
): readonly Asked[] {
  const roll = dice(`questions ${directive.number} ${scope} ${time}`);
  const days = daysBetween(directive.issuedOn, LAST_DAY);
  return Array.from({ length: CALLS }, (): Asked => {
    const day = addDays(directive.issuedOn, roll.between(20, days));
    const on = time === 'as of a past day' ? day : LAST_DAY;
    const knownAt = time === 'as known at an instant' ? new Date(`${day}T05:00:00Z`) : undefined;
    const known = knownAt ? units.asKnownAt(knownAt) : units;
    const within = roll.pick(known.unitsWithin(CENTRE_ID, 'PROVINCE', on));
    return {
      directive: idOfDirective(directive.number),
      ...(scope === 'province' ? { within } : {}),
      ...(time === 'as of a past day' ? { on } : {}),
      ...(knownAt ? { knownAt } : {}),
    };
  });
}

export async function askRollout(client: TraceClient, asked: Asked): Promise<GetRolloutResponse> {
  return client.getRollout(requestOf(asked), callerFor());
}

export function requestOf(asked: Asked): GetRolloutRequest {
  const { directive, within, on, knownAt, levelsOnly = false, figuresOnly = false } = asked;
  return {
    context: { on, knownAt, after: [] },
    scope: { directiveId: directive, withinId: within },
    levelsOnly,
    figuresOnly,
  };
}

/** What an answer has in common with those of the floors: levels with units, stages that others can reach. */
export function countsOf({ levels }: GetRolloutResponse): Counts {
  const there = levels.filter(({ expected = 0 }) => expected > 0);
  return Object.fromEntries(
    there.map(({ level, expected = 0, stages }) => [
      level.replace('LEVEL_', ''),
      {
        expected,
        ...Object.fromEntries(
          stages
            .filter(({ stage }) => stage !== 'STAGE_ISSUED')
            .map(({ stage, reached }) => [stage.replace('STAGE_', ''), reached]),
        ),
      },
    ]),
  );
}

/** A province and a half-year in which it was there, again and again others. */
export function provinceAndHalfYear(units: UnitHistory): readonly { within: UnitId; from: Day; to: Day }[] {
  const roll = dice('provinces and half-years');
  return Array.from({ length: CALLS }, () => {
    const { from, to } = roll.pick(HALF_YEARS);
    return { from, to, within: roll.pick(units.unitsWithin(CENTRE_ID, 'PROVINCE', to)) };
  });
}
