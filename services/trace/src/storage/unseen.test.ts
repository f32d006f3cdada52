import { describe, expect, test } from '@jest/globals';
import { createGrantFold } from '@trienkhai/kernel/grants';
import { rightsOf } from '@trienkhai/runtime/auth';
import type { ProjectionSnapshot } from '@trienkhai/runtime/projector';
import { reachOf } from '@trienkhai/runtime/sight';
import { SMALL_COUNTRY as id, smallCountry } from '@trienkhai/testkit/small-country';
import sift from 'sift';
import { unlimited, type Sight } from './sight.ts';
import { unseenAmong } from './unseen.ts';

const HIDDEN = 'directive:hidden';
const OPEN = 'directive:open';
const OWN = id.otherDistrict;
const OTHERS = id.commune;
const PERIOD_OF = (owner: string) => `period:${owner}:party:year:2024-01-01`;

/** Documents as the projections store them, by the collection in which they lie. */
const STORED: Readonly<Record<string, readonly { readonly _id: string }[]>> = {
  directives: [{ _id: OPEN }, { _id: HIDDEN }],
  progress: [progress('progress:own', OWN, OPEN), progress('progress:others', OTHERS, OPEN)],
  activities: [
    activity('session:own', [OWN], OPEN),
    activity('session:others', [OTHERS], OPEN),
    activity('session:both', [OTHERS, OWN], HIDDEN),
    activity('meeting:own', [OWN]),
    activity('meeting:mixed', [OWN]),
    activity('meeting:none', [OWN]),
    activity('meeting:others', [OTHERS]),
    activity('task:stray', [OWN]),
  ],
  clusters: [activity('cluster:own', [OWN]), activity('cluster:others', [OTHERS])],
  awards: [activity('award:own', [OWN], HIDDEN)],
  tasks: [
    task('task:own', [OWN], OPEN),
    task('task:others', [OTHERS], OPEN),
    task('task:hidden', [OWN], HIDDEN),
    task('meeting:own', [OWN]),
    task('meeting:mixed', [OWN, OTHERS]),
    task('meeting:others', [OTHERS]),
    task('session:own', [OTHERS]),
  ],
};

function progress(_id: string, unitId: string, directiveId: string) {
  return { _id, keys: [directiveId], ix: { named: [unitId] } };
}

function activity(_id: string, named: readonly string[], ...keys: readonly string[]) {
  return { _id, keys, ix: { named } };
}

function task(_id: string, owners: readonly string[], ...keys: readonly string[]) {
  return { _id, keys, ix: { named: owners, owners } };
}

/** Answers from what is stored, and notes what was read and asked for. */
function storeOf(asked: { readonly from: string; readonly ids: readonly string[] }[] = []) {
  const collection = (name: string) => ({
    find(filter: { readonly _id: { readonly $in: readonly string[] } }) {
      asked.push({ from: name, ids: filter._id.$in });
      const found = (STORED[name] ?? []).filter(sift.default(filter));
      const project = (fields: object) => ({
        toArray: () => {
          expect(fields).toEqual({ _id: 1 });
          return Promise.resolve(found);
        },
      });
      return { project };
    },
  });
  return { asked, snapshot: { collection } as unknown as ProjectionSnapshot };
}

const rights = rightsOf(
  { actor: 'office', token: 't', role: 'viewer', level: 'DISTRICT', code: '417' },
  { units: smallCountry(), grants: createGrantFold().book },
  '2026-11-26',
);
const within: Partial<Sight> = { reach: reachOf(rights) };
const hiding: Partial<Sight> = { hidden: new Set([HIDDEN]) };

async function unseen(limits: Partial<Sight>, ids: readonly string[]): Promise<readonly string[]> {
  return unseenAmong({ ...unlimited(storeOf().snapshot), ...limits }, ids);
}

describe('whoever reads everything', () => {
  const all = ['session:others', 'unheard:of', HIDDEN, 'reminders:none'];

  test('is kept from nothing, and no store is asked', async () => {
    const { asked, snapshot } = storeOf();
    expect(await unseenAmong(unlimited(snapshot), all)).toEqual([]);
    expect(asked).toEqual([]);
  });

  test('but what is hidden is kept from a directive itself and from whatever names it, in the order of the question', async () => {
    const named = ['session:both', OPEN, 'task:hidden', HIDDEN, 'session:others', 'progress:own', 'task:own'];
    expect(await unseen(hiding, named)).toEqual(['session:both', 'task:hidden', HIDDEN]);
    const { asked, snapshot } = storeOf();
    await unseenAmong({ ...unlimited(snapshot), ...hiding }, named);
    expect(asked).toEqual(['progress', 'activities', 'tasks'].map((from) => ({ from, ids: named })));
  });
});

describe('whoever reads a territory', () => {
  test('is told of what names one of its units, wherever it is kept, and of nothing else', async () => {
    const kinds = ['progress', 'session', 'task', 'cluster'];
    const ids = kinds.flatMap((kind) => [`${kind}:own`, `${kind}:others`]);
    expect(await unseen(within, ids)).toEqual(kinds.map((kind) => `${kind}:others`));
  });

  test('is not told of what is not known here, or is known as something else', async () => {
    expect(await unseen(within, ['session:new', 'task:stray', 'award:own', 'session:both'])).toEqual([
      ...['session:new', 'task:stray'],
    ]);
  });

  test('is told of what is common knowledge or concerns a directive alone, by the beginning of its name', async () => {
    const common = [
      ...[OPEN, HIDDEN, 'number:7', 'periods:x', 'territory', 'organ:BCT:2021-11-01', 'terms:x'],
    ];
    expect(await unseen(within, common)).toEqual([]);
    const alike = [
      'territory:x',
      'myterritory',
      'own-directive:1',
      'xterms',
      'grants:x',
      'period:x',
      'number',
    ];
    expect(await unseen(within, alike)).toEqual(alike.slice(0, -1));
  });

  test('is told of the reminders of its own offices alone', async () => {
    const own = `reminders:${PERIOD_OF(OWN)}`;
    const others = [
      `reminders:${PERIOD_OF(OTHERS)}`,
      'reminders:',
      'reminders:none',
      `remindersx${PERIOD_OF(OWN)}`,
    ];
    expect(await unseen(within, [own, ...others, `xxxxxxxxxx${PERIOD_OF(OWN)}`])).toEqual([
      ...others,
      `xxxxxxxxxx${PERIOD_OF(OWN)}`,
    ]);
  });

  test('is told of a working session where every task that it gave is one of its own', async () => {
    const meetings = ['meeting:own', 'meeting:mixed', 'meeting:none', 'meeting:others'];
    expect(await unseen(within, ['session:own', ...meetings])).toEqual(['meeting:mixed', 'meeting:others']);
  });

  test('is told of other records without a question about tasks', async () => {
    const { asked, snapshot } = storeOf();
    await unseenAmong({ ...unlimited(snapshot), ...within }, [
      'session:own',
      'cluster:own',
      OPEN,
      'task:own',
    ]);
    expect(asked).toEqual([
      { from: 'activities', ids: ['session:own'] },
      { from: 'clusters', ids: ['cluster:own'] },
      { from: 'tasks', ids: ['task:own'] },
    ]);
  });

  test('is asked about the tasks of those working sessions alone that it reads', async () => {
    const { asked, snapshot } = storeOf();
    const ids = ['meeting:own', 'session:own', 'meeting:others'];
    expect(await unseenAmong({ ...unlimited(snapshot), ...within }, ids)).toEqual(['meeting:others']);
    expect(asked).toEqual([
      { from: 'activities', ids },
      { from: 'tasks', ids: ['meeting:own'] },
    ]);
  });

  test('is kept from what names one of its units and a directive that is hidden', async () => {
    const ids = ['session:both', 'session:own', 'task:hidden', HIDDEN];
    expect(await unseen({ ...within, ...hiding }, ids)).toEqual(['session:both', 'task:hidden', HIDDEN]);
  });
});
