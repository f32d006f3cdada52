import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { appendTo, noted, projectorInMemory, recordsOf, SUM } from './fold-kit.ts';

/** Streams as lists of commits, each a list of the values its events carry. */
const streams = fc.array(
  fc.array(fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 3 }), {
    minLength: 1,
    maxLength: 4,
  }),
  { minLength: 1, maxLength: 4 },
);

describe('the fold', () => {
  test('any interleaving that keeps the order of each stream ends in the same documents', () => {
    fc.assert(
      fc.property(streams, fc.infiniteStream(fc.nat()), (values, picks) => {
        const all = values.map((commits, at) => recordsOf(`s:${at}`, commits));
        const inTurn = projectorInMemory();
        inTurn.fold(appendTo(all.flat()));
        const mixed = projectorInMemory();
        mixed.fold(appendTo(interleave(all, picks)));
        expect(mixed.documents()).toEqual(inTurn.documents());
        expect(mixed.parked()).toEqual([]);
      }),
    );
  });

  test('redelivery, rewinds and any cutting into batches change nothing', () => {
    const moves = fc.array(fc.record({ from: fc.nat(), length: fc.nat({ max: 12 }) }), { maxLength: 12 });
    fc.assert(
      fc.property(streams, moves, fc.nat(), (values, rewinds, again) => {
        const all = values.flatMap((commits, at) => recordsOf(`s:${at}`, commits));
        const repeated = [...all, ...all.slice(again % all.length)];
        const log = appendTo(repeated);
        const once = projectorInMemory();
        once.fold(appendTo(all));
        const often = projectorInMemory();
        let reached = 0;
        for (const { from, length } of rewinds) {
          const start = from % (reached + 1);
          often.fold(log.slice(start, start + length));
          reached = Math.max(reached, Math.min(log.length, start + length));
        }
        often.fold(log.slice(reached));
        expect(often.documents()).toEqual(once.documents());
        expect(often.forged).toEqual([]);
        expect(often.parked()).toEqual([]);
      }),
    );
  });

  test('what arrives out of order waits, and folds to the same once what was missing has come', () => {
    fc.assert(
      fc.property(
        streams,
        fc.array(fc.nat({ max: 3 }), { minLength: 60, maxLength: 60 }),
        (values, shifts) => {
          const all = values.flatMap((commits, at) => recordsOf(`s:${at}`, commits));
          const shuffled = all
            .map((record, at) => ({ record, rank: at + (shifts[at % 60] ?? 0) * 2 }))
            .sort((a, b) => a.rank - b.rank)
            .map(({ record }) => record);
          const ordered = projectorInMemory();
          ordered.fold(appendTo(all));
          const other = projectorInMemory();
          for (const record of appendTo(shuffled)) other.fold([record]);
          expect(other.documents()).toEqual(ordered.documents());
          expect(other.parked()).toEqual([]);
        },
      ),
    );
  });
});

describe('a record that cannot be folded', () => {
  test('without event headers is parked alone and holds nothing up', () => {
    const projector = projectorInMemory();
    const [first, second] = recordsOf('s:1', [[1], [2]]);
    projector.fold(appendTo([first!, { key: null, headers: {}, value: 'rubbish' }, second!]));
    expect(projector.document('s:1')).toMatchObject({ version: 2, view: { sum: 3 } });
    expect(projector.parked()).toMatchObject([{ projection: null, streamId: null, reason: 'NO_EVENT' }]);
  });

  test('is parked with its place and reason; its stream waits behind it, others go on', () => {
    const projector = projectorInMemory();
    const [first, second, third] = recordsOf('s:1', [[1], [2], [3]]);
    projector.fold(appendTo([first!, { ...second!, value: '{' }, third!, ...recordsOf('s:2', [[5]])]));
    expect(projector.document('s:1')).toMatchObject({ version: 1, view: { sum: 1 }, blocked: true });
    expect(projector.document('s:2')).toMatchObject({ version: 1, view: { sum: 5 } });
    expect(projector.parked()).toMatchObject([
      { streamId: 's:1', version: 2, offset: 1, reason: 'UNDECODABLE', detail: 'the value is no JSON' },
      { streamId: 's:1', version: 3, offset: 2, reason: 'BEHIND' },
    ]);
  });

  test('is folded together with all that waits behind it when it is released', () => {
    const projector = projectorInMemory();
    projector.fail = true;
    projector.fold(appendTo(recordsOf('s:1', [[1], [2, 3]])));
    expect(projector.parked().map(({ reason }) => reason)).toEqual(['FAILED', 'BEHIND', 'BEHIND']);
    expect(projector.document('s:1')).toMatchObject({ version: 0, view: null, blocked: true });
    projector.fail = false;
    projector.release('s:1');
    expect(projector.document('s:1')).toMatchObject({ version: 3, view: { sum: 6 } });
    expect(projector.document('s:1')).not.toHaveProperty('blocked');
    expect(projector.parked()).toEqual([]);
  });

  test('holds up only the projection that fails on it', () => {
    const projector = projectorInMemory([SUM, { ...SUM, name: 'strict', project: () => fail() }]);
    projector.fold(appendTo(recordsOf('s:1', [[4]])));
    expect(projector.document('s:1')).toMatchObject({ version: 1, view: { sum: 4 } });
    expect(projector.parked()).toMatchObject([{ projection: 'strict', reason: 'FAILED', detail: 'no' }]);
  });

  test('in another partition than its stream is parked alone', () => {
    const projector = projectorInMemory();
    projector.fold(appendTo(recordsOf('s:1', [[1]])));
    projector.fold(appendTo(recordsOf('s:1', [[1], [2]]), 7));
    expect(projector.document('s:1')).toMatchObject({ version: 1 });
    expect(projector.parked()).toMatchObject([{ streamId: null }, { streamId: null }]);
  });
});

test('another commit under a version that is folded already is reported, and the stream goes on', () => {
  const projector = projectorInMemory();
  const [first, second] = recordsOf('s:1', [[1], [2]]);
  const forged = noted('s:1', 1, 9, { ce_commithash: 'f'.repeat(64) });
  projector.fold(appendTo([first!, forged, second!, first!]));
  expect(projector.forged).toMatchObject([{ streamId: 's:1', version: 1, offset: 1n }]);
  expect(projector.document('s:1')).toMatchObject({ version: 2, view: { sum: 3 } });
  expect(projector.parked()).toEqual([]);
});

test('streams that nothing follows leave no trace, whatever they hold', () => {
  const projector = projectorInMemory();
  const other = { ...recordsOf('other:1', [[1]])[0]!, value: 'rubbish' };
  projector.fold(appendTo([other]));
  expect(projector.documents()).toEqual({ sum: {} });
  expect(projector.parked()).toEqual([]);
});

test('keys changed are those before and after, and a document keeps every key it ever had', () => {
  const keyed = { ...SUM, topics: (view: { sum: number }) => [`k${view.sum}`] };
  const projector = projectorInMemory([keyed]);
  projector.fold(appendTo(recordsOf('s:1', [[1]])));
  expect([...projector.keys]).toEqual(['k1']);
  projector.keys.clear();
  projector.fold(appendTo(recordsOf('s:1', [[1], [2]])));
  expect([...projector.keys]).toEqual(['k1', 'k3']);
  expect(projector.document('s:1')).toMatchObject({ keys: ['k1', 'k3'] });
});

test('a view that ends keeps its progress', () => {
  const ending = { ...SUM, project: () => null };
  const projector = projectorInMemory([ending]);
  projector.fold(appendTo(recordsOf('s:1', [[1], [2]])));
  expect(projector.document('s:1')).toMatchObject({ version: 2, view: null });
});

function fail(): never {
  throw new Error('no');
}

function interleave<T>(lists: readonly (readonly T[])[], picks: Iterable<number>): T[] {
  const rest = lists.map((list) => [...list]);
  const mixed: T[] = [];
  for (const pick of picks) {
    const open = rest.filter((list) => list.length > 0);
    if (open.length === 0) return mixed;
    mixed.push(open[pick % open.length]!.shift()!);
  }
  return mixed;
}
