import { describe, expect, test } from '@jest/globals';
import { act, actsOf } from '../../../test/support/facts.ts';
import { communes, districtA, historyOf, province, smallCountry } from '../../../test/support/history.ts';
import type { Act } from '../../projections/acts.ts';
import { STAGE_INDEX } from './acts.ts';
import { readCoverage, type Standing } from '@trienkhai/kernel/coverage';

const history = historyOf(smallCountry);
const { a1, a2, b1, b2, newA, newB, newC } = communes;

function received(unitId: string, before: string, ...acts: readonly Act[]): Standing {
  return readCoverage(actsOf(...acts), history).standings(unitId, before)[STAGE_INDEX.get('RECEIVED')!]!;
}

describe('a unit of its own', () => {
  test('did it: EXACT on its day', () => {
    expect(received(a1, '2025-01-01', act(a1, 'RECEIVED', '2022-03-01'))).toMatchObject({
      coverage: 'EXACT',
      own: true,
      on: '2022-03-01',
    });
  });

  test('has done nothing before the day it did it', () => {
    expect(received(a1, '2022-03-01', act(a1, 'RECEIVED', '2022-03-01')).coverage).toBe('NONE');
  });

  test('did it several times: the earliest day, all of it as evidence', () => {
    const standing = received(
      a1,
      '2025-01-01',
      act(a1, 'RECEIVED', '2022-03-05'),
      act(a1, 'RECEIVED', '2022-03-01'),
    );
    expect(standing.on).toBe('2022-03-01');
    expect(standing.evidence).toHaveLength(2);
  });

  test('did it on a day that is not stated: EXACT, and the day stays unknown', () => {
    expect(received(a1, '2025-06-01', act(a1, 'RECEIVED', undefined))).toMatchObject({
      coverage: 'EXACT',
      on: undefined,
    });
    expect(received(a1, '2025-01-15', act(a1, 'RECEIVED', undefined)).coverage).toBe('NONE');
  });

  test('is not reached by what its district did', () => {
    expect(received(a1, '2025-01-01', act(districtA, 'RECEIVED', '2022-03-01')).coverage).toBe('NONE');
  });
});

describe('a unit that began by succession', () => {
  test('is EXACT when each unit before it is, on the latest of their days', () => {
    const acts = [act(a1, 'RECEIVED', '2022-03-01'), act(a2, 'RECEIVED', '2022-04-01')];
    expect(received(newA, '2025-08-01', ...acts)).toMatchObject({
      coverage: 'EXACT',
      own: false,
      on: '2022-04-01',
    });
  });

  test('is PARTLY when one of them is', () => {
    expect(received(newA, '2025-08-01', act(a1, 'RECEIVED', '2022-03-01'))).toMatchObject({
      coverage: 'PARTLY',
      on: undefined,
    });
  });

  test('is EXACT also after a unit that was divided', () => {
    expect(received(newC, '2025-08-01', act(b2, 'RECEIVED', '2022-03-01')).coverage).toBe('EXACT');
    expect(received(newB, '2025-08-01', act(b1, 'RECEIVED', '2022-03-01')).coverage).toBe('PARTLY');
  });

  test('inherits nothing that is dated on or after the succession', () => {
    expect(received(newC, '2025-08-01', act(b2, 'RECEIVED', '2025-07-01')).coverage).toBe('NONE');
  });

  test('is EXACT by its own act, whatever the others did', () => {
    const acts = [act(a1, 'RECEIVED', '2022-03-01'), act(newA, 'RECEIVED', '2025-07-10')];
    expect(received(newA, '2025-08-01', ...acts)).toMatchObject({ own: true, on: '2025-07-10' });
    expect(received(newA, '2025-07-05', ...acts).coverage).toBe('PARTLY');
  });

  test('does not count a district that passed on land as a unit before it', () => {
    const acts = [act(districtA, 'RECEIVED', '2022-03-01')];
    expect(received(newA, '2025-08-01', ...acts).coverage).toBe('NONE');
  });

  test('keeps the latest day unknown when one day is', () => {
    const acts = [act(a1, 'RECEIVED', '2022-03-01'), act(a2, 'RECEIVED', undefined)];
    expect(received(newA, '2025-08-01', ...acts)).toMatchObject({ coverage: 'EXACT', on: undefined });
  });
});

describe('a neighbour that is absorbed', () => {
  const grown = historyOf([
    { open: province, on: '2021-11-01' },
    { open: districtA, parent: province, on: '2021-11-01' },
    { open: a1, parent: districtA, on: '2021-11-01' },
    { open: a2, parent: districtA, on: '2021-11-01' },
    { state: '2023-04-10' },
    { from: a2, to: a1, on: '2023-04-10' },
    { close: a2, on: '2023-04-10' },
  ]);
  const standing = (before: string) =>
    readCoverage(actsOf(act(a2, 'RECEIVED', '2022-03-01')), grown).standings(a1, before)[
      STAGE_INDEX.get('RECEIVED')!
    ]!.coverage;

  test('makes a continuing unit PARTLY, never EXACT, and only from that day on', () => {
    expect(standing('2023-04-10')).toBe('NONE');
    expect(standing('2023-04-11')).toBe('PARTLY');
  });
});

describe('UNKNOWN', () => {
  const lost = historyOf([
    { open: province, on: '2021-11-01' },
    { open: districtA, parent: province, on: '2021-11-01' },
    { open: a1, parent: districtA, on: '2021-11-01' },
    { open: a2, parent: districtA, on: '2021-11-01' },
    { state: '2023-04-10' },
    { open: 'commune:00009:2023-04-10', parent: districtA, on: '2023-04-10', origin: 'created' },
    { close: a2, on: '2023-04-10', known: false },
    { state: '2025-07-01' },
    { open: newA, parent: province, on: '2025-07-01', origin: 'two-level-reform' },
    { from: a1, to: newA, on: '2025-07-01' },
    { close: a1, on: '2025-07-01' },
  ]);
  const standing = (unitId: string, before: string, ...acts: readonly Act[]) =>
    readCoverage(actsOf(...acts), lost).standings(unitId, before)[STAGE_INDEX.get('RECEIVED')!]!.coverage;
  const byA2 = act(a2, 'RECEIVED', '2022-03-01');

  test('a unit that was created from nobody knows what', () => {
    expect(standing('commune:00009:2023-04-10', '2023-05-01')).toBe('UNKNOWN');
    const own = act('commune:00009:2023-04-10', 'RECEIVED', '2023-04-20');
    expect(standing('commune:00009:2023-04-10', '2023-05-01', own)).toBe('EXACT');
  });

  test('a neighbour under the same district did it and ended without known successor', () => {
    expect(standing(a1, '2023-04-10', byA2)).toBe('NONE');
    expect(standing(a1, '2023-04-11', byA2)).toBe('UNKNOWN');
    expect(standing(a1, '2023-04-11')).toBe('NONE');
  });

  test('passes on to who comes after', () => {
    expect(standing(newA, '2025-08-01', byA2)).toBe('UNKNOWN');
    expect(standing(newA, '2025-08-01')).toBe('NONE');
  });
});

describe('why a unit stands as it does', () => {
  const why = (unitId: string, before: string, ...acts: readonly Act[]) =>
    reasonsIn(history, unitId, before, acts).map(({ predecessorId, on, share, standing }) => [
      predecessorId,
      on,
      share,
      standing.coverage,
      standing.on,
    ]);
  const reasonsIn = (units: typeof history, unitId: string, before: string, acts: readonly Act[]) => {
    const reader = readCoverage(actsOf(...acts), units);
    const stage = STAGE_INDEX.get('RECEIVED')!;
    return reader.because(unitId, stage, before, reader.standings(unitId, before)[stage]!);
  };
  const acts = [act(a1, 'RECEIVED', '2022-03-01'), act(a2, 'RECEIVED', '2022-04-01')];

  test('EXACT by succession: each unit that it was made of, with its day', () => {
    expect(why(newA, '2025-08-01', ...acts)).toEqual([
      [a1, '2025-07-01', 'WHOLE', 'EXACT', '2022-03-01'],
      [a2, '2025-07-01', 'WHOLE', 'EXACT', '2022-04-01'],
    ]);
  });

  test('PARTLY: those that did and those that did not', () => {
    expect(why(newB, '2025-08-01', act(b1, 'RECEIVED', '2022-03-01'))).toEqual([
      [b1, '2025-07-01', 'WHOLE', 'EXACT', '2022-03-01'],
      [b2, '2025-07-01', 'PART', 'NONE', undefined],
    ]);
  });

  test('UNKNOWN: the neighbour that did it and ended, nobody knows into what', () => {
    const lost = historyOf([
      { open: province, on: '2021-11-01' },
      { open: districtA, parent: province, on: '2021-11-01' },
      { open: a1, parent: districtA, on: '2021-11-01' },
      { open: a2, parent: districtA, on: '2021-11-01' },
      { state: '2024-01-01' },
      { close: a1, on: '2024-01-01', known: false },
    ]);
    expect(reasonsIn(lost, a2, '2025-01-01', acts.slice(0, 1))).toMatchObject([
      { predecessorId: a1, on: '2024-01-01', share: undefined, standing: { coverage: 'EXACT' } },
    ]);
  });

  test('nothing for its own act, nor where nothing came to it', () => {
    expect(why(newA, '2025-10-01', ...acts, act(newA, 'RECEIVED', '2025-09-01'))).toEqual([]);
    expect(why(newC, '2025-10-01', ...acts)).toEqual([]);
  });
});
