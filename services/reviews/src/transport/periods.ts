import { ownerOfPeriod, periodIdOf } from '@trienkhai/kernel/reporting/period';
import type { UnitId } from '@trienkhai/kernel/unit-history';
import type * as proto from '@trienkhai/proto/trienkhai/reviews/v1/service';
import { withRights } from '@trienkhai/runtime/command-rights';
import { commandEndpoints } from '@trienkhai/runtime/command-service';
import type { PlannedCommand } from '@trienkhai/runtime/command-service';
import type { FactParts } from '@trienkhai/runtime/fact-parts';
import { periodDecider, periodUnknown, placesOfPeriod } from '../domain/period-book.ts';
import type { PeriodCommand } from '../domain/period-book.ts';
import { periodsOfYear } from '../domain/year-periods.ts';
import { periodCodec, readPeriod, readTerms, readYear } from '../storage/period-codec.ts';

export function periodEndpoints(parts: FactParts) {
  const handler = parts.handler(
    withRights(periodDecider, placesOfPeriod, () => []),
    periodCodec,
  );
  const rpc = commandEndpoints(parts, { handler, look: async () => ({}) });
  return {
    definePeriod: rpc(({ period: message }: proto.DefinePeriodRequest, { sample }) => {
      const period = readPeriod(message);
      return inBook(period.ownerId, periodIdOf(period), { type: 'DefinePeriod', period, sample });
    }),
    definePeriods: rpc((request: proto.DefinePeriodsRequest, { sample }) => {
      const year = readYear(request);
      const whole = periodsOfYear(year).at(-1)!;
      return inBook(year.ownerId, periodIdOf(whole), { type: 'DefinePeriods', year, sample });
    }),
    correctPeriod: rpc(({ periodId, terms, reason }: proto.CorrectPeriodRequest) =>
      inBook(ownerOf(periodId), periodId, {
        type: 'CorrectPeriod',
        periodId,
        terms: readTerms(terms),
        reason,
      }),
    ),
    withdrawPeriod: rpc(({ periodId, reason }: proto.WithdrawPeriodRequest) =>
      inBook(ownerOf(periodId), periodId, { type: 'WithdrawPeriod', periodId, reason }),
    ),
  };
}

/** All periods of an owner are one stream: only so can two that overlap not both be accepted. */
function inBook(ownerId: UnitId, nodeId: string, command: PeriodCommand): PlannedCommand<PeriodCommand> {
  const streamId = `periods:${ownerId}`;
  return { streamId, key: streamId, nodeId, command };
}

function ownerOf(periodId: string): UnitId {
  const ownerId = ownerOfPeriod(periodId);
  if (ownerId === undefined) throw periodUnknown();
  return ownerId;
}
