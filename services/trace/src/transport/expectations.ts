import { refuse } from '@trienkhai/kernel/domain-error';
import type * as proto from '@trienkhai/proto/trienkhai/trace/v1/service';
import { fromProto } from '@trienkhai/runtime/proto-enums';
import type { KnownDirective } from '../queries/directives.ts';
import { expectationOf, lineOf } from '../queries/expectations.ts';
import type { ReadModels } from '../storage/read-models.ts';
import { wholly } from '../storage/sight.ts';
import { COVERAGE_OF } from './coverage-words.ts';
import { dayWithin, type Reading } from './reading.ts';

/** What is asked from the place of one unit; only that unit's own line of facts is read for it. */
export async function expectationIn(
  request: proto.ListDirectivesRequest,
  reading: Reading,
  models: ReadModels,
): Promise<((directive: KnownDirective) => boolean) | undefined> {
  const { unitId, late } = request;
  const stage = fromProto.stage(request.stage);
  const lacking = fromProto.stage(request.lacking);
  const coverage = COVERAGE_OF[request.coverage];
  const asked = stage ?? lacking ?? coverage ?? late;
  if (unitId === undefined) {
    if (asked === undefined) return undefined;
    throw unitMissing();
  }
  const on = dayWithin(reading, unitId, reading.today);
  const { history, sight, knownAt } = reading;
  const line = asked === undefined ? [] : lineOf(unitId, history);
  const facts = await models.ofUnits(wholly(sight), line);
  return expectationOf({ unitId, on, stage, coverage, lacking, late }, facts, history, knownAt);
}

function unitMissing() {
  return refuse(
    'INVALID_ARGUMENT',
    'Bước, mức đạt và trễ hạn là của một đơn vị. Hãy cho biết "unit".',
    'A stage, its coverage and lateness are those of a unit. Name the "unit".',
    { path: ['filter', 'unit'] },
  );
}
