import { describe, expect, test } from '@jest/globals';
import { line, report, session } from '../../../test/support/facts.ts';
import { communes, districtA, districtB } from '../../../test/support/history.ts';
import { count, H1, total, totals, YEAR } from '../../../test/support/totals.ts';

const { a1, b2, newA, newB } = communes;

describe('parts', () => {
  const training = report(districtA, YEAR, [
    line('training', {
      count: 33,
      people: [count('ATTENDANCE', 10_000, 'MORE_THAN')],
      parts: [
        line('awareness', { count: 6, percentStated: 200, people: [count('LEARNER', 323)] }),
        line('new-member', { count: 2, people: [count('LEARNER', 128)] }),
        line('conference', { count: 4, people: [count('CADRE', 683)] }),
        line('party-work', { count: 2, people: [count('ATTENDEE', 322)] }),
      ],
    }),
  ]);

  test('appear only under their total, which they itemise: 14 of 33', () => {
    const found = totals([training]);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({ kind: 'training', count: 33, itemised: 14 });
    expect(found[0]!.parts.map((part) => [part.kind, part.count, part.planned])).toEqual([
      ['awareness', 6, 3],
      ['new-member', 2, undefined],
      ['conference', 4, undefined],
      ['party-work', 2, undefined],
    ]);
  });

  test('any count of persons present itemises attendances: 1,456 of more than 10,000', () => {
    expect(totals([training])[0]!.people).toEqual([
      {
        unit: 'ATTENDANCE',
        value: 10_000,
        qualifier: 'MORE_THAN',
        itemised: 1456,
        expected: undefined,
        percentStated: undefined,
      },
    ]);
  });

  test('stand alone when they are asked for by name', () => {
    expect(totals([training], { groups: [['awareness']] })).toMatchObject([{ kind: 'awareness', count: 6 }]);
    expect(totals([training], { groups: [['awareness', 'new-member']] })).toMatchObject([
      { kind: undefined, count: 8 },
    ]);
  });

  test('are not added to their own total in one group', () => {
    expect(totals([training], { groups: [['training', 'awareness']] })).toMatchObject([{ count: 33 }]);
  });

  test('a session of a part lies in the part', () => {
    const found = totals([training, session(a1, 'awareness', '2022-05-01')]);
    expect(found).toHaveLength(1);
    expect(found[0]!.parts[0]).toMatchObject({ kind: 'awareness', count: 6, itemised: 1 });
  });
});

describe('several kinds with one total', () => {
  const combined = report(
    districtB,
    H1,
    [line('class', { count: 29 }), line('conference', { count: 8, online: 4 })],
    { totals: [{ kinds: ['class', 'conference'], people: [count('ATTENDANCE', 2302)] }] },
  );

  test('no kind, all of them covered, the count summed and named', () => {
    const found = totals([combined]);
    expect(found.map((each) => [each.kind, each.count])).toEqual([
      ['class', 29],
      ['conference', 8],
      [undefined, 37],
    ]);
    expect(found[2]).toMatchObject({
      covers: ['class', 'conference'],
      derived: ['count'],
      people: [{ unit: 'ATTENDANCE', value: 2302, qualifier: 'EXACT' }],
    });
    expect(found[0]!.people).toEqual([]);
  });

  test('4 of 8 online: 4 in person, derived', () => {
    expect(total('conference', [combined])).toMatchObject({ online: 4, inPerson: 4, derived: ['inPerson'] });
  });

  test('the group of the same kinds carries its people', () => {
    const found = totals([combined], { groups: [['class', 'conference']] })[0]!;
    expect(found).toMatchObject({ count: 37, online: undefined, derived: ['count'] });
    expect(found.people).toMatchObject([{ unit: 'ATTENDANCE', value: 2302 }]);
  });
});

describe('people', () => {
  test('a group adds counts of activities, never people across units of count', () => {
    const both = report(districtA, H1, [
      line('training', { count: 6, people: [count('LEARNER', 570)] }),
      line('study', { count: 37, people: [count('ATTENDEE', 3652)] }),
    ]);
    const found = totals([both], { groups: [['training', 'study']] })[0]!;
    expect(found).toMatchObject({ count: 43, kind: undefined, covers: ['training', 'study'] });
    expect(found.people.map(({ unit, value }) => [unit, value])).toEqual([
      ['LEARNER', 570],
      ['ATTENDEE', 3652],
    ]);
  });

  test('a sum with a lower bound in it is a lower bound', () => {
    const found = total('class', [
      report(districtA, H1, [
        line('class', { count: 1, people: [count('ATTENDANCE', 10_000, 'MORE_THAN')] }),
      ]),
      report(districtB, H1, [line('class', { count: 1, people: [count('ATTENDANCE', 5)] })]),
    ]);
    expect(found.people).toMatchObject([{ value: 10_005, qualifier: 'MORE_THAN' }]);
  });

  test('stated of expected and the stated percentage are kept', () => {
    const people = [{ ...count('MEMBER', 2909), expected: 3044, percentStated: 95.56 }];
    expect(
      total('class', [report(districtA, H1, [line('class', { count: 1, people })])]).people,
    ).toMatchObject([{ value: 2909, expected: 3044, percentStated: 95.56 }]);
  });

  test('pass to a successor only where it took the whole', () => {
    const sessions = [
      session(a1, 'class', '2025-05-01'),
      session(b2, 'class', '2025-05-01', { id: 'session:b2' }),
    ];
    const year = { from: '2025-01-01', to: '2025-12-31' };
    expect(total('class', sessions, { ...year, within: newA })).toMatchObject({ count: 1 });
    expect(total('class', sessions, { ...year, within: newB })).toMatchObject({
      count: undefined,
      uncountedIds: ['session:b2'],
    });
    expect(total('class', sessions, year)).toMatchObject({ count: 2 });
  });
});
