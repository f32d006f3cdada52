import type { ActivityType, ActivityView } from '../projections/activities.ts';
import type { DirectiveView } from '../projections/directives.ts';
import type { ProgressView } from '../projections/progress.ts';
import { findViews, type DocumentCollection, type StoredDocument } from './documents.ts';
import { createRecent } from './recent.ts';

/** What trace needs of the projector. */
export interface ViewStore {
  collection(projection: string): DocumentCollection;
  /** Changes whenever a document with one of these topics does. */
  stamps(keys: readonly string[]): Promise<string>;
}

export interface DirectiveSources {
  readonly stamp: string;
  readonly progress: readonly ProgressView[];
  readonly activities: readonly ActivityView[];
}

export interface ActivityFilter {
  readonly types: readonly ActivityType[];
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly directiveId?: string | undefined;
  readonly sample: boolean;
}

export interface ReadModels {
  /** Every directive, by id. */
  catalogue(): Promise<ReadonlyMap<string, StoredDocument<DirectiveView>>>;
  /** All documents of one directive, of one moment. */
  under(directiveId: string): Promise<DirectiveSources>;
  activities(filter: ActivityFilter): Promise<readonly StoredDocument<ActivityView>[]>;
  byIds(ids: readonly string[]): Promise<readonly StoredDocument<AnyView>[]>;
}

export type AnyView = DirectiveView | ProgressView | ActivityView;

/** Directives whose documents stay in memory. */
const KEPT_DIRECTIVES = 16;
const READS = 3;

export function createReadModels(store: ViewStore): ReadModels {
  const kept = createRecent<string, DirectiveSources>(KEPT_DIRECTIVES);
  let directives:
    { readonly stamp: string; readonly all: ReadonlyMap<string, StoredDocument<DirectiveView>> } | undefined;

  return {
    async catalogue() {
      directives = await readSettled(store, 'directives', directives, async (stamp) => {
        const found = await findViews<DirectiveView>(store.collection('directives'), {});
        return { stamp, all: new Map(found.map((document) => [document._id, document])) };
      });
      return directives.all;
    },
    async under(directiveId) {
      const sources = await readSettled(store, directiveId, kept.get(directiveId), async (stamp) => ({
        stamp,
        ...(await readUnder(store, directiveId)),
      }));
      kept.set(directiveId, sources);
      return sources;
    },
    activities: (filter) => findViews<ActivityView>(store.collection('activities'), activityQuery(filter)),
    async byIds(ids) {
      const groups = Map.groupBy(ids, projectionOf);
      const found = await Promise.all(
        [...groups].map(([projection, of]) =>
          projection ? findViews<AnyView>(store.collection(projection), { _id: { $in: of } }) : [],
        ),
      );
      return found.flat();
    },
  };
}

/** Reads again where something changed in between, so that the documents are of one moment. */
async function readSettled<Kept extends { readonly stamp: string }>(
  store: ViewStore,
  key: string,
  kept: Kept | undefined,
  read: (stamp: string) => Promise<Kept>,
): Promise<Kept> {
  let stamp = await store.stamps([key]);
  if (kept?.stamp === stamp) return kept;
  for (let attempt = 1; ; attempt += 1) {
    const found = await read(stamp);
    const after = await store.stamps([key]);
    // Under constant writing each document is whole, only not all of one instant; the stamp is the older.
    if (after === stamp || attempt === READS) return found;
    stamp = after;
  }
}

async function readUnder(store: ViewStore, directiveId: string) {
  const filter = { 'ix.directives': directiveId };
  const [progress, activities] = await Promise.all([
    findViews<ProgressView>(store.collection('progress'), filter),
    findViews<ActivityView>(store.collection('activities'), filter),
  ]);
  return {
    progress: progress.map(({ view }) => view!),
    activities: activities.map(({ view }) => view!),
  };
}

function activityQuery(filter: ActivityFilter): object {
  return {
    'ix.type': { $in: filter.types },
    ...(filter.to === undefined ? {} : { 'ix.from': { $lte: filter.to } }),
    ...(filter.from === undefined ? {} : { 'ix.to': { $gte: filter.from } }),
    ...(filter.directiveId === undefined ? {} : { 'ix.directives': filter.directiveId }),
    ...(filter.sample ? {} : { 'ix.sample': false }),
  };
}

const PROJECTION_OF: Readonly<Record<string, string>> = {
  directive: 'directives',
  progress: 'progress',
  study: 'progress',
  session: 'activities',
  report: 'activities',
  milestone: 'activities',
  review: 'activities',
  visit: 'activities',
};

/** The projection that folds a stream; undefined: trace folds none of its kind. */
export function projectionOf(streamId: string): string | undefined {
  return PROJECTION_OF[streamId.slice(0, streamId.indexOf(':'))];
}
