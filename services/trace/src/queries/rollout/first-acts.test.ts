import { expect, test } from '@jest/globals';
import { addDays, dayNumber } from '@trienkhai/kernel/day';
import { ancestryOf } from '@trienkhai/kernel/unit-history/ancestry';
import { STAGES } from '@trienkhai/kernel/vocabulary';
import fc from 'fast-check';
import { communes, historyOf, smallCountry } from '../../../test/support/history.ts';
import type { ProgressView, StageFact } from '../../projections/progress.ts';
import { withViews } from '../../projections/act-rows.ts';
import { actsUnder, indexActs } from './acts.ts';
import { ANY, isStated, NEVER, placeOfDay, type FirstActs } from './first-acts.ts';
import { knownActs } from './known-acts.ts';

const directiveId = 'directive:d';
const history = historyOf(smallCountry);
const ancestry = ancestryOf(history);
const units = Object.values(communes);

const instantOf = (hour: number) => new Date(Date.UTC(2024, 0, 1, hour)).toISOString();
const dayOf = (offset: number) => addDays('2023-12-01', offset);

interface Telling {
  readonly after: number;
  readonly stages: readonly { readonly stage: StageFact['stage']; readonly on: number | undefined }[] | null;
}

const stageFact = fc.record({
  stage: fc.constantFrom('RECEIVED' as const, 'PLANNED' as const, 'STUDIED' as const),
  on: fc.option(fc.nat(60), { nil: undefined }),
});
/** What one stream said, each time something else, or nothing any more. */
const tellings = fc.array(
  fc.record<Telling>({
    after: fc.nat(40),
    stages: fc.option(fc.array(stageFact, { maxLength: 3 }), { freq: 4 }),
  }),
  { minLength: 1, maxLength: 4 },
);
const streams = fc.array(fc.tuple(fc.constantFrom(...units), tellings), { maxLength: 12 });

function viewOf(unitId: string, told: readonly Telling[], index: number): ProgressView {
  let hour = 0;
  const contributions = told.map(({ after, stages }, at) => {
    hour += after;
    const recordedAt = instantOf(hour);
    const facts = stages?.map(({ stage, on }): StageFact => {
      return { stage, ...(on !== undefined && { on: dayOf(on) }), since: recordedAt, recordedAt };
    });
    const value = facts ? { directiveId, unitId, sample: false, stages: facts } : null;
    return { version: at + 1, recordedAt, value };
  });
  return { id: `progress:d:${index}`, contributions };
}

/** The day that the first act of a unit in one place states. */
function statedIn({ days, orderOf }: FirstActs, unit: number, place: number): number | undefined {
  const order = orderOf(unit, place);
  return order !== NEVER && isStated(order) ? days[placeOfDay(order)] : undefined;
}

const anyInstant = fc.option(fc.integer({ min: -1, max: 200 }).map(instantOf), { nil: undefined });

test('the first acts of any instant are the first ones of all that is known then, also after changes', () => {
  fc.assert(
    fc.property(streams, anyInstant, fc.nat(90), (said, knownAt, offset) => {
      const views = said.map(([unitId, told], index) => viewOf(unitId, told, index));
      const earlier = views.map((view) => ({ ...view, contributions: view.contributions.slice(0, 1) }));
      const before = withViews(undefined, directiveId, { progress: earlier, activities: [], gone: [] });
      const rows = withViews(before, directiveId, { progress: views, activities: [], gone: [] });
      const acts = knownActs(rows, { knownAt, sample: false });
      const told = indexActs(
        actsUnder(directiveId, { progress: views, activities: [] }, { knownAt, sample: false }),
      );
      const firsts = acts.firsts(ancestry);
      const eve = dayNumber(dayOf(offset));
      for (const unitId of units) {
        expect(acts.get(unitId)).toEqual(told.get(unitId));
        const unit = ancestry.numberOf(unitId);
        const own = firsts.ownBefore(unit, eve);
        STAGES.forEach((_, stage) => {
          const first = acts.get(unitId)?.stages[stage]?.[0];
          expect((own >>> stage) & 1).toBe(Number(first !== undefined && dayNumber(first.counts) < eve));
          expect(statedIn(firsts, unit, stage)).toBe(first?.on && dayNumber(first.on));
        });
        const stated = acts.get(unitId)?.all.flatMap(({ on }) => on ?? []) ?? [];
        expect(statedIn(firsts, unit, ANY)).toBe(stated[0] && dayNumber(stated[0]));
      }
    }),
    { numRuns: 500 },
  );
});

test('what a stream no longer says is gone from the rows', () => {
  const view = viewOf(communes.a1, [{ after: 1, stages: [{ stage: 'RECEIVED', on: 3 }] }], 0);
  const before = withViews(undefined, directiveId, { progress: [view], activities: [], gone: [] });
  expect(before.cells).not.toHaveLength(0);
  const after = withViews(before, directiveId, { progress: [], activities: [], gone: [view.id] });
  expect(after.cells).toHaveLength(0);
});

test('rows tell the same after newer rows have named more units', () => {
  const one = viewOf(communes.a1, [{ after: 1, stages: [{ stage: 'RECEIVED', on: 3 }] }], 0);
  const other = viewOf(communes.a2, [{ after: 1, stages: [{ stage: 'RECEIVED', on: 5 }] }], 1);
  const older = withViews(undefined, directiveId, { progress: [one], activities: [], gone: [] });
  const dayIn = (rows: typeof older) => {
    const firsts = knownActs(rows, { knownAt: undefined, sample: false }).firsts(ancestry);
    return statedIn(firsts, ancestry.numberOf(communes.a2), ANY);
  };
  expect(dayIn(older)).toBeUndefined();
  const newer = withViews(older, directiveId, { progress: [other], activities: [], gone: [] });
  expect(dayIn(newer)).toBe(dayNumber(dayOf(5)));
  expect(dayIn(older)).toBeUndefined();
});
