import { describe, expect, test } from '@jest/globals';
import { line, report, session } from '../../test/support/facts.ts';
import { communes, districtA, districtB, province } from '../../test/support/history.ts';
import { count, H1, Q1, total, totals, YEAR } from '../../test/support/totals.ts';

const { a1, a2, b1 } = communes;

describe('reports of one unit and kind whose periods overlap', () => {
  test('the longest counts, the others are listed', () => {
    const found = total('class', [
      report(districtA, Q1, [line('class', { count: 2 })], { id: 'report:q' }),
      report(districtA, YEAR, [line('class', { count: 9 })], { id: 'report:y' }),
    ]);
    expect(found).toMatchObject({ count: 9, evidenceIds: ['report:y'], uncountedIds: ['report:q'] });
  });

  test('of the same length the newest counts', () => {
    const found = total('class', [
      report(districtA, H1, [line('class', { count: 9 })], {
        id: 'report:new',
        since: '2022-08-01T00:00:00.000Z',
      }),
      report(districtA, H1, [line('class', { count: 2 })], {
        id: 'report:old',
        since: '2022-07-01T00:00:00.000Z',
      }),
    ]);
    expect(found).toMatchObject({ count: 9, uncountedIds: ['report:old'] });
  });

  test('periods that follow each other add up', () => {
    const found = total('class', [
      report(districtA, Q1, [line('class', { count: 2 })]),
      report(districtA, ['2022-04-01', '2022-06-30'], [line('class', { count: 3 })]),
    ]);
    expect(found).toMatchObject({ count: 5, derived: ['count'] });
  });

  test('a report that crosses the bounds is listed, not counted', () => {
    const crossing = report(districtA, ['2021-12-01', '2022-01-31'], [line('class', { count: 4 })], {
      id: 'report:x',
    });
    expect(total('class', [crossing])).toMatchObject({
      count: undefined,
      evidenceIds: [],
      uncountedIds: ['report:x'],
    });
  });
});

describe('a stated total covers what lies below', () => {
  const stated = report(province, YEAR, [line('class', { count: 20 })]);

  test('reports and sessions below itemise it and are never added', () => {
    const found = total('class', [
      stated,
      report(districtA, H1, [line('class', { count: 5 })]),
      session(districtB, 'class', '2022-05-01'),
      session(districtA, 'class', '2022-05-01'),
    ]);
    expect(found).toMatchObject({ count: 20, itemised: 6, derived: [] });
  });

  test('what lies outside its period is added beside it', () => {
    const found = total('class', [
      report(province, H1, [line('class', { count: 20 })]),
      session(districtA, 'class', '2022-09-01'),
    ]);
    expect(found).toMatchObject({ count: 21, itemised: 1, derived: ['count'] });
  });

  test('a period that it covers in part is neither added nor left inside', () => {
    const found = total('class', [
      report(province, H1, [line('class', { count: 20 })]),
      report(districtA, YEAR, [line('class', { count: 5 })], { id: 'report:a' }),
    ]);
    expect(found).toMatchObject({ count: 20, itemised: undefined, uncountedIds: ['report:a'] });
  });

  test('another kind or another unit is not covered', () => {
    const found = totals([stated, session(districtA, 'conference', '2022-05-01')]);
    expect(found.map((each) => [each.kind, each.count])).toEqual([
      ['class', 20],
      ['conference', 1],
    ]);
    expect(
      total('class', [
        report(districtA, H1, [line('class', { count: 5 })]),
        session(b1, 'class', '2022-05-01'),
      ]),
    ).toMatchObject({
      count: 6,
    });
  });

  test('itemised is unknown where nothing lies below', () => {
    expect(total('class', [stated]).itemised).toBeUndefined();
  });
});

describe('plan and percentages', () => {
  test('percent of a stated plan', () => {
    const found = total('class', [
      report(districtA, YEAR, [line('class', { count: 33, planned: 24, percentStated: 137.5 })]),
    ]);
    expect(found).toMatchObject({ planned: 24, percentOfPlan: 137.5, percentStated: 137.5, derived: [] });
  });

  test('6 at 200 % gives plan 3, named as derived, and no percent of it', () => {
    const found = total('class', [
      report(districtA, YEAR, [line('class', { count: 6, percentStated: 200 })]),
    ]);
    expect(found).toMatchObject({
      planned: 3,
      percentOfPlan: undefined,
      percentStated: 200,
      derived: ['planned'],
    });
  });

  test('no plan is derived where it would not come out whole', () => {
    const found = total('class', [
      report(districtA, YEAR, [line('class', { count: 6, percentStated: 95.56 })]),
    ]);
    expect(found).toMatchObject({ planned: undefined, derived: [] });
  });

  test('an unknown plan gives an unknown percentage, also in a sum', () => {
    const found = total('class', [
      report(districtA, YEAR, [line('class', { count: 6, planned: 6 })]),
      report(districtB, YEAR, [line('class', { count: 6 })]),
    ]);
    expect(found).toMatchObject({ count: 12, planned: undefined, percentOfPlan: undefined });
  });
});

describe('sessions held singly', () => {
  test('without a day they count from the day they became public, else were recorded', () => {
    const published = session(a1, 'class', undefined, { publishedOn: '2022-07-08' });
    expect(total('class', [published])).toMatchObject({ count: 1 });
    expect(totals([published], { to: '2022-07-07' })).toEqual([]);
    expect(totals([session(a1, 'class', undefined)])).toEqual([]);
    expect(totals([session(a1, 'class', undefined)], { from: '2025-01-15', to: '2025-01-15' })).toHaveLength(
      1,
    );
  });

  test('one conference of three levels: held once, each site once', () => {
    const conference = 'Hội nghị 12/4';
    const sites = [{ unitId: a1 }, { unitId: a2 }, { unitId: b1, name: 'Hội trường' }];
    const found = total('conference', [
      session(province, 'conference', '2022-04-12', {
        conference,
        sites,
        mode: 'ONLINE',
        people: [count('ATTENDEE', 900)],
      }),
      session(districtA, 'conference', '2022-04-12', {
        conference,
        sites: sites.slice(0, 2),
        mode: 'ONLINE',
        people: [count('ATTENDEE', 80)],
      }),
      session(b1, 'conference', '2022-04-12', {
        conference,
        sites: [{ unitId: b1, name: 'hội  trường' }],
        mode: 'ONLINE',
      }),
    ]);
    expect(found).toMatchObject({ count: 1, sites: 3, online: 1, inPerson: 0 });
    expect(found.people).toMatchObject([{ value: 900 }]);
  });
});

describe('what is asked for', () => {
  test('only lines and sessions that name the directive', () => {
    const activities = [
      report(districtA, H1, [line('class', { count: 5, directiveIds: ['d1'] }), line('study', { count: 7 })]),
      session(b1, 'class', '2022-03-01', { directiveIds: ['d2'] }),
    ];
    expect(totals(activities, { directiveId: 'd1' }).map((each) => [each.kind, each.count])).toEqual([
      ['class', 5],
    ]);
  });

  test('a group of which nothing is known is answered so', () => {
    expect(totals([], { groups: [['class']] })).toMatchObject([
      { kind: 'class', count: undefined, evidenceIds: [] },
    ]);
  });

  test('only what lies within', () => {
    const activities = [session(a1, 'class', '2022-03-01'), session(b1, 'class', '2022-03-01')];
    expect(total('class', activities, { within: districtA })).toMatchObject({ count: 1 });
  });
});
