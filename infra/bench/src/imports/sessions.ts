import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { DomainError } from '@trienkhai/kernel/domain-error';
import { RecordSessionRequest, type StudyServiceService } from '@trienkhai/proto/trienkhai/study/v1/service';
import type { GrpcClient } from '@trienkhai/runtime/grpc-client';
import type { Position } from '@trienkhai/runtime/position';

/** What the sessions of a bench have in common. */
export interface Sessions {
  readonly directive: string;
  readonly unit: string;
  readonly after: readonly Position[];
}

const HEADING = 'kind,directives,unit,heldOn,mode,people.LEARNER,note\n';
const ROWS_PER_CHUNK = 500;

/** A file of so many sessions that differ. */
export async function* sessionRows({ directive, unit }: Sessions, count: number): AsyncGenerator<Uint8Array> {
  yield Buffer.from(HEADING);
  for (let from = 0; from < count; from += ROWS_PER_CHUNK) {
    const rows = Array.from({ length: Math.min(ROWS_PER_CHUNK, count - from) }, (_, i) => {
      const day = String(((from + i) % 28) + 1).padStart(2, '0');
      return `study-class,${directive},${unit},2023-03-${day},IN_PERSON,${(i % 90) + 10},Lớp ${from + i}\n`;
    });
    yield Buffer.from(rows.join(''));
  }
}

/** The same commands straight to the service, a call each, so many at once. */
export async function sendOneByOne(
  study: GrpcClient<typeof StudyServiceService>,
  token: string,
  sessions: Sessions,
  { count, atOnce }: { readonly count: number; readonly atOnce: number },
): Promise<void> {
  let next = 0;
  const loop = async () => {
    while (next < count) {
      const request = requestOf(sessions, next++);
      await untilAccepted(() => study.recordSession(request, { token }));
    }
  };
  await Promise.all(Array.from({ length: atOnce }, loop));
}

function requestOf({ directive, unit, after }: Sessions, at: number): RecordSessionRequest {
  const learners = { unit: 'HEADCOUNT_UNIT_LEARNER', value: (at % 90) + 10 } as const;
  return RecordSessionRequest.fromPartial({
    meta: { commandId: randomUUID(), after: [...after] },
    session: {
      kind: 'study-class',
      directiveIds: [directive],
      unitId: unit,
      heldOn: `2023-03-${String((at % 28) + 1).padStart(2, '0')}`,
      mode: 'MODE_IN_PERSON' as const,
      people: [{ ...learners, qualifier: 'QUALIFIER_EXACT' as const }],
      note: `Lớp ${at}`,
    },
  });
}

const PASSING = ['UNAVAILABLE', 'OUTCOME_UNKNOWN', 'NOT_YET'];

/** As an import does: what passes by itself is sent again with its id. */
async function untilAccepted(send: () => Promise<unknown>): Promise<void> {
  for (;;) {
    try {
      await send();
      return;
    } catch (error) {
      if (!(error instanceof DomainError) || !PASSING.includes(error.code)) throw error;
      await delay(50);
    }
  }
}
