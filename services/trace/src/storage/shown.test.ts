import { describe, expect, test } from '@jest/globals';
import { createGrantFold } from '@trienkhai/kernel/grants';
import { SMALL_COUNTRY as id, smallCountry } from '@trienkhai/testkit/small-country';
import { rightsOf, type Claim } from '@trienkhai/runtime/auth';
import { reachOf } from '@trienkhai/runtime/sight';
import type { ProjectionSnapshot } from '@trienkhai/runtime/projector';
import { directive } from '../../test/support/facts.ts';
import type { DirectiveValue, DirectiveView } from '../projections/directives.ts';
import type { TaskValue, TaskView } from '../projections/tasks.ts';
import { onlySeenLinks, shown, unlessHidden, unlessHiddenTasks } from './shown.ts';
import { narrowed, sightOf, unlimited, wholly, type Sight } from './sight.ts';

const snapshot = {} as ProjectionSnapshot;
const all = unlimited(snapshot);
const HIDDEN = 'directive:hidden';
const OPEN = 'directive:open';
const hiding: Sight = { ...all, hidden: new Set([HIDDEN]) };

function rightsAs(level: Claim['level'], code: string) {
  const account = { actor: 'office', token: 't', role: 'viewer', level, code } as const;
  return rightsOf(account, { units: smallCountry(), grants: createGrantFold().book }, '2026-11-26');
}

const rights = rightsAs('DISTRICT', '417');
const reach = reachOf(rights)!;
const within: Sight = { ...all, reach };

function directiveView(...values: readonly (DirectiveValue | null)[]): DirectiveView {
  return {
    id: OPEN,
    contributions: values.map((value, at) => ({ version: at + 1, recordedAt: `2026-01-0${at + 1}`, value })),
  };
}

describe('an account', () => {
  const to = (unitId: string, access?: 'ADDRESSEES') =>
    directive({
      issuerId: id.politburo,
      addressees: { levels: [], unitIds: [unitId] },
      ...(access ? { access } : {}),
    });
  const sightFrom = (views: Readonly<Record<string, DirectiveView>>, of = rights) =>
    sightOf(snapshot, new Map(Object.entries(views)), of);

  test('is kept from restricted directives that do not concern it, and from no others', () => {
    const sight = sightFrom({
      own: directiveView(to(id.otherDistrict, 'ADDRESSEES')),
      others: directiveView(to(id.newProvince, 'ADDRESSEES')),
      open: directiveView(to(id.newProvince)),
    });
    expect([...sight.hidden]).toEqual(['others']);
    expect(sight).toMatchObject({ snapshot, reach: { places: [id.otherDistrict] } });
  });

  test('is kept from a directive as it stands now, or stood before it was abandoned', () => {
    const restricted = to(id.newProvince, 'ADDRESSEES');
    const sight = sightFrom({
      opened: directiveView(restricted, to(id.newProvince)),
      abandoned: directiveView(restricted, null),
      never: directiveView(null),
    });
    expect([...sight.hidden]).toEqual(['abandoned']);
  });

  test('from which nothing is kept shares what is kept for all', () => {
    const [one, other] = [sightFrom({}), sightFrom({ own: directiveView(to(id.otherDistrict)) })];
    expect(one.hidden.size).toBe(0);
    expect(other.hidden).toBe(one.hidden);
  });

  test('of the centre is kept from nothing', () => {
    const sight = sightFrom(
      { others: directiveView(to(id.newProvince, 'ADDRESSEES')) },
      rightsAs('CENTRE', 'TW'),
    );
    expect([sight.hidden.size, sight.reach]).toEqual([0, undefined]);
  });
});

test('for a territory that it reads an account is shown all that counts there, but what is hidden from it', () => {
  expect(wholly({ ...hiding, reach })).toEqual(hiding);
  expect(wholly(hiding)).toBe(hiding);
});

describe('what is kept for all accounts', () => {
  const value = { of: 'all' };
  const narrow = narrowed((from: { of: string }, hidden) => ({
    of: `${from.of} but ${[...hidden].join(' ')}`,
  }));
  const sightWithout = (...ids: readonly string[]): Sight => ({ ...all, hidden: new Set(ids) });

  test('is handed on as it is where nothing is hidden', () => {
    expect(narrow(value, all)).toBe(value);
  });

  test('is narrowed once for all from whom the same is hidden', () => {
    const one = narrow(value, sightWithout('b', 'a'));
    expect(one).toEqual({ of: 'all but b a' });
    expect(narrow(value, sightWithout('a', 'b'))).toBe(one);
    expect(narrow(value, sightWithout('ab'))).toEqual({ of: 'all but ab' });
    expect(narrow({ of: 'others' }, sightWithout('a', 'b'))).toEqual({ of: 'others but a b' });
  });
});

describe('whoever reads the store asks', () => {
  const filter = { sample: false };
  const units = [...reach.units];

  test('for everything where everything is read', () => {
    expect(unlessHidden(all, 'activities', filter)).toBe(filter);
    expect(unlessHiddenTasks(all, filter)).toBe(filter);
  });

  test('for no directive that is hidden, and for nothing that names one', () => {
    const hidden = { $nin: [HIDDEN] };
    expect(unlessHidden(hiding, 'directives', filter)).toEqual({ $and: [filter, { _id: hidden }] });
    expect(unlessHidden(hiding, 'activities', filter)).toEqual({ $and: [filter, { keys: hidden }] });
    expect(unlessHidden(hiding, 'tasks', filter)).toBe(filter);
    expect(unlessHiddenTasks(hiding, filter)).toEqual({ $and: [filter, { directiveId: hidden }] });
  });

  test('for what names a unit that is read, but for what is common knowledge', () => {
    const named = { $in: units };
    for (const projection of ['activities', 'tasks']) {
      expect(unlessHidden(within, projection, filter)).toEqual({ $and: [filter, { 'ix.named': named }] });
    }
    for (const projection of ['directives', 'periods']) {
      expect(unlessHidden(within, projection, filter)).toBe(filter);
    }
    expect(unlessHiddenTasks(within, filter)).toEqual({ $and: [filter, { named }] });
    expect(unlessHiddenTasks({ ...within, hidden: hiding.hidden }, filter)).toEqual({
      $and: [filter, { directiveId: { $nin: [HIDDEN] } }, { named }],
    });
  });
});

describe('a directive is shown', () => {
  const supersededBy = (byId: string) => ({ byId, on: '2026-02-01' });
  const links = [OPEN, HIDDEN].map((toId) => ({ kind: 'IMPLEMENTS' as const, toId }));

  test('without a word of what is hidden', () => {
    const view = directiveView(
      directive({}, { links }),
      null,
      directive({}, { links: [], superseded: supersededBy(HIDDEN) }),
      directive({}, { links: [], superseded: supersededBy(OPEN) }),
    );
    const expected = [
      directive({}, { links: [links[0]!] }),
      null,
      directive({}, { links: [] }),
      directive({}, { links: [], superseded: supersededBy(OPEN) }),
    ];
    for (const seen of [onlySeenLinks(view, hiding.hidden), shown(hiding, 'directives', view)]) {
      expect(seen.id).toBe(view.id);
      expect(seen.contributions.map(({ value }) => value)).toEqual(expected);
      expect(seen.contributions.map(({ version }) => version)).toEqual([1, 2, 3, 4]);
    }
  });

  test('as it is where nothing is hidden, and whatever is neither a directive nor a task always', () => {
    const view = directiveView(directive({}, { links }));
    expect(shown(within, 'directives', view)).toBe(view);
    expect(shown({ ...hiding, reach }, 'activities', view)).toBe(view);
  });
});

describe('of the tasks of a stream', () => {
  const task = (taskId: string, ownerId: string, directiveId?: string): TaskValue =>
    ({ taskId, facts: { ownerId, ...(directiveId ? { directiveId } : {}) } }) as TaskValue;
  const viewOf = (...values: readonly (TaskValue | null)[]): TaskView => ({
    id: 'meeting:1',
    contributions: values.map((value, at) => ({ version: at + 1, recordedAt: '2026-01-01', value })),
    changes: values.map((_, at) => ({ version: at + 1, type: 't', actor: 'a', unit: 'u' })),
  });
  const versions = (view: TaskView) => [
    view.contributions.map(({ version }) => version),
    view.changes?.map(({ version }) => version),
  ];

  test('all are shown to whoever reads all', () => {
    const view = viewOf(task('1', id.otherDistrict, OPEN));
    expect(shown(all, 'tasks', view)).toBe(view);
  });

  test('nothing is left of one under a directive that is hidden now, and of another what it said meanwhile', () => {
    const view = viewOf(
      task('1', id.otherDistrict, OPEN),
      task('2', id.otherDistrict, HIDDEN),
      task('1', id.otherDistrict, HIDDEN),
      task('2', id.otherDistrict, OPEN),
      task('3', id.otherDistrict),
      null,
    );
    const seen = shown(hiding, 'tasks', view);
    expect(versions(seen)).toEqual([
      [4, 5, 6],
      [4, 5, 6],
    ]);
    expect(seen.id).toBe('meeting:1');
  });

  test('nothing is left of one that no unit which is read ever gave or had', () => {
    const view = viewOf(
      task('1', id.otherDistrict),
      task('2', id.commune),
      task('1', id.commune),
      task('3', id.commune),
      null,
    );
    expect(versions(shown(within, 'tasks', view))).toEqual([
      [1, 3, 5],
      [1, 3, 5],
    ]);
  });

  test('what is shown has no changes where none were read', () => {
    const { changes: _, ...view } = viewOf(task('1', id.commune), task('2', id.otherDistrict));
    expect(shown(within, 'tasks', view)).toEqual({ id: view.id, contributions: [view.contributions[1]] });
  });
});
