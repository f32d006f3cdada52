import { ownerOfPeriod } from '@trienkhai/kernel/reporting/period';
import { streamOfTask } from '@trienkhai/kernel/task-ids';
import { readsOf } from '@trienkhai/runtime/sight';
import type { ActivityType, ActivityView } from '../projections/activities.ts';
import { unitsOfAward, type AwardView } from '../projections/awards.ts';
import { unitsOfCluster, type ClusterView } from '../projections/clusters.ts';
import type { DirectiveView } from '../projections/directives.ts';
import { onlyPeriod, PERIOD_STREAM, type PeriodView } from '../projections/periods.ts';
import type { ProgressView } from '../projections/progress.ts';
import { onlyTask, type TaskView } from '../projections/tasks.ts';
import { findStored, findWhole, merge, standing } from './documents.ts';
import { countListed, listBehind } from './listed-pages.ts';
import { listTasks } from './listed-tasks.ts';
import { projectionOf } from './projection-of.ts';
import { refresh, type Held } from './refresh.ts';
import { onlySeenLinks } from './shown.ts';
import { narrowed, unlimited, type Sight } from './sight.ts';
import { readsUnder, type ReadUnder } from './under.ts';

export interface UnitViews {
  readonly progress: readonly ProgressView[];
  readonly activities: readonly ActivityView[];
}

export type Directives = ReadonlyMap<string, DirectiveView>;
export type Periods = ReadonlyMap<string, PeriodView>;
export type Awards = ReadonlyMap<string, AwardView>;
export type Clusters = ReadonlyMap<string, ClusterView>;

export interface ActivityFilter {
  readonly types: readonly ActivityType[];
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly directiveId?: string | undefined;
  /** Of these units alone; undefined: of all. */
  readonly units?: Iterable<string> | undefined;
  readonly sample: boolean;
}

export type AnyView =
  DirectiveView | ProgressView | ActivityView | PeriodView | ClusterView | AwardView | TaskView;

/** Reads of one generation each; what was read stays in memory as long as its stamp does. */
export interface ReadModels {
  directives(sight: Sight): Promise<Directives>;
  /** By owner's stream. */
  periods(sight: Sight): Promise<Periods>;
  clusters(sight: Sight): Promise<Clusters>;
  awards(sight: Sight): Promise<Awards>;
  readonly under: ReadUnder;
  /** All documents that name the directive. Nothing of it is kept. */
  naming(sight: Sight, directiveId: string): Promise<UnitViews>;
  /** What units said of stages under the directive. */
  stagesUnder(sight: Sight, directiveId: string): Promise<readonly ProgressView[]>;
  /** A stretch of the activities of one type, newest first. */
  listBehind: typeof listBehind;
  countListed: typeof countListed;
  activities(sight: Sight, filter: ActivityFilter): Promise<readonly ActivityView[]>;
  /** Reports that were ever given with one of these reviews. */
  reportsOf(sight: Sight, reviewIds: readonly string[]): Promise<readonly ActivityView[]>;
  /** Reports and reviews found under these words of `filedUnder`. */
  filed(sight: Sight, words: readonly string[]): Promise<readonly ActivityView[]>;
  /** A stretch of the tasks, and how many there are in all. */
  listTasks: typeof listTasks;
  /** The streams in which these tasks live. */
  tasksByIds(sight: Sight, taskIds: readonly string[]): Promise<readonly TaskView[]>;
  byIds(sight: Sight, ids: readonly string[]): Promise<readonly AnyView[]>;
  /** Everything that these units recorded of themselves, or that was recorded of them. */
  ofUnits(sight: Sight, unitIds: readonly string[]): Promise<UnitViews>;
  /** One view with who said what in it; undefined: trace folds no such stream. */
  whole(sight: Sight, id: string): Promise<AnyView | undefined>;
}

export function createReadModels(): ReadModels {
  return {
    directives: keptDirectives(),
    periods: keptWhole<PeriodView>('periods'),
    clusters: keptOfUnits<ClusterView>('clusters', unitsOfCluster),
    awards: keptOfUnits<AwardView>('awards', unitsOfAward),
    under: readsUnder(),
    async activities(sight, filter) {
      return standing(await findStored<ActivityView>(sight, 'activities', activityQuery(filter)));
    },
    listBehind,
    countListed,
    reportsOf: activitiesBy('ix.reviews'),
    filed: activitiesBy('ix.filed'),
    listTasks,
    tasksByIds,
    byIds,
    naming,
    stagesUnder,
    ofUnits,
    whole,
  };
}

async function naming(sight: Sight, directiveId: string): Promise<UnitViews> {
  const [progress, activities] = await Promise.all([
    stagesUnder(sight, directiveId),
    findStored<ActivityView>(sight, 'activities', { keys: directiveId }),
  ]);
  return { progress, activities: standing(activities) };
}

async function stagesUnder(sight: Sight, directiveId: string): Promise<readonly ProgressView[]> {
  return standing(await findStored<ProgressView>(sight, 'progress', { keys: directiveId }));
}

async function whole(sight: Sight, id: string): Promise<AnyView | undefined> {
  if (ownerOfPeriod(id) !== undefined) return wholePeriod(sight, id);
  const stream = streamOfTask(id);
  if (stream !== undefined) return wholeTask(sight, stream, id);
  const projection = projectionOf(id);
  return projection ? findWhole<AnyView>(sight, projection, id) : undefined;
}

async function tasksByIds(sight: Sight, taskIds: readonly string[]): Promise<readonly TaskView[]> {
  const streams = [...new Set(taskIds.flatMap((id) => streamOfTask(id) ?? []))];
  return standing(await findStored<TaskView>(sight, 'tasks', { _id: { $in: streams } }));
}

async function ofUnits(sight: Sight, unitIds: readonly string[]): Promise<UnitViews> {
  const filter = { 'ix.units': { $in: unitIds } };
  const [progress, activities] = await Promise.all([
    findStored<ProgressView>(sight, 'progress', filter),
    findStored<ActivityView>(sight, 'activities', filter),
  ]);
  return { progress: standing(progress), activities: standing(activities) };
}

function activitiesBy(field: string) {
  return async (sight: Sight, words: readonly string[]): Promise<readonly ActivityView[]> =>
    standing(await findStored<ActivityView>(sight, 'activities', { [field]: { $in: words } }));
}

async function byIds(sight: Sight, ids: readonly string[]): Promise<readonly AnyView[]> {
  const groups = Map.groupBy(ids, projectionOf);
  const found = await Promise.all(
    [...groups].map(async ([projection, of]) =>
      projection ? findStored<AnyView>(sight, projection, { _id: { $in: of } }) : [],
    ),
  );
  return standing(found.flat());
}

/** One period's part of all that its owner has defined. */
async function wholePeriod(sight: Sight, id: string): Promise<PeriodView | undefined> {
  const streamId = `${PERIOD_STREAM}${ownerOfPeriod(id)}`;
  const book = await findWhole<PeriodView>(sight, 'periods', streamId);
  return book && onlyPeriod(book, id);
}

/** One task's part of the stream in which it lives. */
async function wholeTask(sight: Sight, streamId: string, id: string): Promise<TaskView | undefined> {
  const stream = await findWhole<TaskView>(sight, 'tasks', streamId);
  return stream && onlyTask(stream, id);
}

/** All documents of one projection, which marks each with its own name. */
function keptWhole<View extends { readonly id: string }>(
  projection: string,
): (sight: Sight) => Promise<ReadonlyMap<string, View>> {
  let held: Held<ReadonlyMap<string, View>> | undefined;
  return async ({ snapshot }) => {
    const everything = unlimited(snapshot);
    held = await refresh(snapshot, projection, held, async (filter, before) =>
      merge(before, await findStored<View>(everything, projection, filter)),
    );
    return held.value;
  };
}

/** The same, for each account those that name a unit whose records it reads. */
function keptOfUnits<View extends { readonly id: string }>(
  projection: string,
  unitsOf: (view: View) => readonly string[],
): (sight: Sight) => Promise<ReadonlyMap<string, View>> {
  const read = keptWhole<View>(projection);
  return async (sight) => {
    const all = await read(sight);
    const { reach } = sight;
    return reach ? new Map([...all].filter(([, view]) => readsOf(reach, unitsOf(view)))) : all;
  };
}

function keptDirectives(): ReadModels['directives'] {
  const read = keptWhole<DirectiveView>('directives');
  const seen = narrowed<Directives>(
    (all, hidden) =>
      new Map([...all].flatMap(([id, view]) => (hidden.has(id) ? [] : [[id, onlySeenLinks(view, hidden)]]))),
  );
  return async (sight) => seen(await read(sight), sight);
}

function activityQuery(filter: ActivityFilter): object {
  return {
    'ix.type': { $in: filter.types },
    ...(filter.units === undefined ? {} : { 'ix.units': { $in: [...filter.units] } }),
    ...(filter.to === undefined ? {} : { 'ix.from': { $lte: filter.to } }),
    ...(filter.from === undefined ? {} : { 'ix.to': { $gte: filter.from } }),
    ...(filter.directiveId === undefined ? {} : { keys: filter.directiveId }),
    ...(filter.sample ? {} : { 'ix.sample': false }),
  };
}
