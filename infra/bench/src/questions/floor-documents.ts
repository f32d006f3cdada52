import type { UnitHistory, UnitId } from '@trienkhai/kernel/unit-history';
import type { Day } from '@trienkhai/kernel/day';
import { CENTRE_ID } from '@trienkhai/kernel/unit-history';
import type { Level, Stage } from '@trienkhai/kernel/vocabulary';
import type { GeneratedEvent } from '../history/event.ts';

/** A unit as long as it lies at one place of the tree. */
export interface FloorUnit {
  readonly unit: UnitId;
  readonly level: Level;
  readonly parent: UnitId | null;
  /** Ids from the centre down to the unit itself, each with a slash behind it. */
  readonly path: string;
  readonly from: Day;
  /** Exclusive. */
  readonly to: Day;
}

/** A stage that a unit has reached under a directive. */
export interface FloorFact {
  /** Stream and stage. */
  readonly _id: string;
  readonly directive: string;
  readonly unit: UnitId;
  readonly level: Level;
  readonly stage: Stage;
  readonly on: Day;
  readonly path: string;
}

const END_OF_DAYS: Day = '9999-12-31';
const LEVELS = ['CENTRE', 'PROVINCE', 'DISTRICT', 'COMMUNE'] as const;

export function floorUnits(units: UnitHistory): readonly FloorUnit[] {
  const open = new Map<UnitId, FloorUnit>();
  const done: FloorUnit[] = [];
  for (const [index, from] of units.states.entries()) {
    const to = units.states[index + 1] ?? END_OF_DAYS;
    for (const level of LEVELS) {
      for (const unit of units.unitsWithin(CENTRE_ID, level, from)) {
        const path = pathOf(units, unit, from);
        const before = open.get(unit);
        const isSame = before?.path === path && before.to === from;
        if (before && !isSame) done.push(before);
        const parent = units.parentOf(unit, from) ?? null;
        open.set(unit, { unit, level, parent, path, from: isSame ? before.from : from, to });
      }
    }
  }
  return [...done, ...open.values()];
}

function pathOf(units: UnitHistory, unit: UnitId, on: Day): string {
  return [unit, ...units.ancestorsOf(unit, on)]
    .reverse()
    .map((id) => `${id}/`)
    .join('');
}

const STAGE_OF: Readonly<Record<string, Stage>> = {
  DirectiveReceived: 'RECEIVED',
  PlanAdopted: 'PLANNED',
  ProgrammeAdopted: 'PROGRAMME',
  StudyCompleted: 'STUDIED',
  UnitStageCorrected: 'RECEIVED',
};

/** Plain documents of the stages that generated events tell of, as the facts stand in the end. */
export function floorFacts(units: UnitHistory, store: (facts: readonly FloorFact[]) => Promise<void>) {
  const facts = new Map<string, FloorFact>();
  let directive = '';
  const flush = async (): Promise<void> => {
    if (facts.size > 0) await store([...facts.values()]);
    facts.clear();
  };
  return {
    async add(event: GeneratedEvent): Promise<void> {
      // All events of a directive come together.
      if (event.key !== directive && event.key.startsWith('directive:')) {
        await flush();
        directive = event.key;
      }
      const said = stageOf(event);
      const id = `${event.streamId}/${said?.stage ?? 'IMPLEMENTED'}`;
      if (event.name === 'MilestoneWithdrawn') facts.delete(id);
      if (!said) return;
      const { unitId: unit } = event;
      const level = units.get(unit)!.level;
      facts.set(id, { _id: id, directive, unit, level, ...said, path: pathOf(units, unit, said.on) });
    },
    flush,
  };
}

interface Said {
  readonly stage: Stage;
  readonly on: Day;
}

function stageOf({ name, data }: GeneratedEvent): Said | undefined {
  const stage = STAGE_OF[name];
  const on = data['on'];
  if (stage && typeof on === 'string') return { stage, on };
  const milestone = data['milestone'] as { kind: string; on: Day } | undefined;
  if (milestone?.kind === 'implemented') return { stage: 'IMPLEMENTED', on: milestone.on };
  const review = data['review'] as { kind: string; heldOn: Day } | undefined;
  if (review?.kind === 'REVIEW_KIND_INTERIM') return { stage: 'INTERIM_REVIEW', on: review.heldOn };
  if (review?.kind === 'REVIEW_KIND_FINAL') return { stage: 'FINAL_REVIEW', on: review.heldOn };
  return undefined;
}
