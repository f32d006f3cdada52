import { expect, test } from '@jest/globals';
import { upcast } from '@trienkhai/kernel/upcasters';
import type { Projection } from '@trienkhai/runtime/projector';
import { goldenEvents } from '@trienkhai/testkit/contracts/golden-events';
import { event } from '../../test/support/facts.ts';
import { TRACE } from './trace.ts';

const projections = TRACE.projections as readonly Projection[];
/** A number is reserved for the write side alone. */
const FOLDED = goldenEvents('directives', 'study', 'reviews').filter(({ type }) => !type.includes('.Number'));

test.each(FOLDED.map((golden) => [golden.type, golden] as const))(
  '%s of the first version folds into a view',
  (type, { streamId, data }) => {
    const recorded = event(streamId, 1, type, upcast(type, data));
    const views = projections
      .filter((projection) => projection.accepts({ streamId }))
      .map((projection) =>
        projection.project(null, recorded, {
          topic: '',
          partition: 0,
          offset: 0n,
          recordedAt: recorded.recordedAt,
        }),
      );
    expect(views.filter((view) => view !== null)).toHaveLength(1);
  },
);
