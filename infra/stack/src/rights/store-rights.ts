/** What a principal of the store may do with one collection; '' stands for every one of a database. */
export interface StoreRight {
  readonly db: string;
  readonly collection: string;
  readonly actions: readonly string[];
}

export type StoreRights = Readonly<Record<string, readonly StoreRight[]>>;

const READ = ['find', 'listCollections', 'listIndexes'];
const OWN = [
  ...READ,
  ...['insert', 'update', 'remove', 'changeStream'],
  ...['createCollection', 'createIndex', 'dropCollection', 'dropIndex'],
];
const KEEP = ['find', 'insert', 'update'];

type Grants = (db: string, collection: string, actions: readonly string[]) => StoreRight;

/**
 * Every principal of the store. Commits are inserted by the service whose they are, marked as published by its
 * relay, and changed or removed by nobody.
 */
export function storeRights(namespace: string, contexts: readonly string[]): StoreRights {
  const on: Grants = (db, collection, actions) => ({ db: `${namespace}-${db}`, collection, actions });
  const readsAll = contexts.map((context) => on(context, '', READ));
  return {
    ...Object.fromEntries(contexts.flatMap((context) => rightsOfWriting(on, context))),
    trace: [on('trace', '', OWN)],
    gateway: [on('gateway', '', OWN), on('evidence', '', READ)],
    // How far the data of a file is loaded.
    operator: [on('dev', '', OWN)],
    digest: [
      ...readsAll,
      on('evidence', '', [...READ, 'insert', 'createIndex']),
      on('evidence', 'leases', KEEP),
      // Of one that did not come to its end; a digest itself is never removed.
      on('evidence', 'digest-heads', ['remove']),
    ],
    auditor: [
      ...[...readsAll, on('trace', '', READ), on('evidence', '', READ)],
      on('trace', 'verifications', KEEP),
    ],
  };
}

function rightsOfWriting(on: Grants, context: string): [string, readonly StoreRight[]][] {
  return [
    [
      context,
      [
        on(context, 'commits', ['find', 'insert', 'createIndex']),
        on(context, 'relayStatus', ['find']),
        on(context, 'leases', KEEP),
        on(context, 'sweeps', KEEP),
        on(`${context}-models`, '', OWN),
      ],
    ],
    [
      `${context}-relay`,
      [
        on(context, 'commits', ['find', 'update', 'changeStream']),
        on(context, 'relayStatus', KEEP),
        on(context, 'leases', KEEP),
      ],
    ],
  ];
}
