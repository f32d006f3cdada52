import type { RecordedEvent } from '@trienkhai/kernel/envelope';
import { upcast } from '@trienkhai/kernel/upcasters';
import type { Projection, ProjectionContext } from './model.ts';

/** The view once one more recorded event is folded in, whichever version of the product wrote it. */
export function foldEvent(
  projection: Projection,
  view: unknown,
  event: RecordedEvent,
  context: ProjectionContext,
): unknown {
  return projection.project(view, { ...event, data: upcast(event.type, event.data) }, context);
}
