import type { Day } from '@trienkhai/kernel/day';
import type { UnitId } from '@trienkhai/kernel/unit-history';
import { STAGES } from '@trienkhai/kernel/vocabulary';
import type { mongo } from 'mongoose';
import type { FloorFact, FloorUnit } from './floor-documents.ts';

/** Per level: how many units there are, and how many have reached each stage. */
export type Counts = Readonly<Record<string, Readonly<Record<string, number>>>>;

export interface RolloutQuestion {
  readonly directive: string;
  readonly within: UnitId;
  readonly on: Day;
}

export interface Floor {
  readonly units: mongo.Collection<FloorUnit>;
  readonly facts: mongo.Collection<FloorFact>;
}

const COUNTED = STAGES.filter((stage) => stage !== 'ISSUED');

/** Each floor gets the indexes it is fastest with; the path prefix is answered from indexes alone. */
export async function openFloor(db: mongo.Db): Promise<Floor> {
  const units = db.collection<FloorUnit>('units');
  const facts = db.collection<FloorFact>('facts');
  await units.createIndexes([
    { key: { parent: 1 } },
    { key: { unit: 1 } },
    { key: { path: 1, from: 1, to: 1, level: 1 } },
  ]);
  await facts.createIndexes([
    { key: { unit: 1, directive: 1, on: 1, stage: 1 } },
    { key: { directive: 1, path: 1, on: 1, level: 1, stage: 1 } },
  ]);
  return { units, facts };
}

/** Follows parents down from the territory and looks up the facts of each unit. */
export async function byGraphLookup(
  { units }: Floor,
  { directive, within, on }: RolloutQuestion,
): Promise<Counts> {
  const valid = { from: { $lte: on }, to: { $gt: on } };
  const down = { from: 'units', startWith: '$unit', connectFromField: 'unit', connectToField: 'parent' };
  const stages = [{ $match: { directive, on: { $lte: on } } }, { $project: { _id: 0, stage: 1 } }];
  const found = await units
    .aggregate([
      { $match: { unit: within, ...valid } },
      { $graphLookup: { ...down, restrictSearchWithMatch: valid, as: 'below' } },
      { $project: { all: { $concatArrays: [[{ unit: '$unit', level: '$level' }], '$below'] } } },
      { $unwind: '$all' },
      { $project: { unit: '$all.unit', level: '$all.level' } },
      { $lookup: { from: 'facts', localField: 'unit', foreignField: 'unit', pipeline: stages, as: 'facts' } },
      { $group: { _id: '$level', expected: { $sum: 1 }, ...sums() } },
    ])
    .toArray();
  return Object.fromEntries(
    found.map(({ _id, ...counts }) => [String(_id), counts as Record<string, number>]),
  );
}

function sums(): Record<string, object> {
  return Object.fromEntries(
    COUNTED.map((stage) => [stage, { $sum: { $cond: [{ $in: [stage, '$facts.stage'] }, 1, 0] } }]),
  );
}

/** Reads the run of paths below the territory's. Right only while the tree has not changed since the facts. */
export async function byPathPrefix({ units, facts }: Floor, question: RolloutQuestion): Promise<Counts> {
  const { directive, within, on } = question;
  const valid = { from: { $lte: on }, to: { $gt: on } };
  const top = await units.findOne({ unit: within, ...valid }, { projection: { path: 1 } });
  const below = { $gte: top!.path, $lt: `${top!.path}\uffff` };
  const [expected, reached] = await Promise.all([
    units
      .aggregate([{ $match: { path: below, ...valid } }, { $group: { _id: '$level', count: { $sum: 1 } } }])
      .toArray(),
    facts
      .aggregate([
        { $match: { directive, path: below, on: { $lte: on } } },
        { $group: { _id: { level: '$level', stage: '$stage' }, count: { $sum: 1 } } },
      ])
      .toArray(),
  ]);
  const none = Object.fromEntries(COUNTED.map((stage) => [stage, 0]));
  const counts: Record<string, Record<string, number>> = {};
  for (const { _id, count } of expected) counts[_id] = { expected: count, ...none };
  for (const { _id, count } of reached) counts[_id.level]![_id.stage] = count;
  return counts;
}
