import { DomainError, refuse } from '@trienkhai/kernel/domain-error';
import type * as proto from '@trienkhai/proto/trienkhai/trace/v1/service';
import type { CallContext } from '@trienkhai/runtime/grpc-server';
import type { Position } from '@trienkhai/runtime/position';
import { unseenAmong } from '../storage/unseen.ts';
import { projectionOf } from '../storage/projection-of.ts';
import type { ReadingSources } from './reading.ts';

const MOST_STREAMS = 5_000;

/** What those who hand out events ask before they do. */
export function unseenHandlers({ sources }: { readonly sources: ReadingSources }) {
  return {
    async listUnseen(
      { streams }: proto.ListUnseenRequest,
      call: CallContext,
    ): Promise<proto.ListUnseenResponse> {
      if (streams.length > MOST_STREAMS) throw tooMany();
      const { directive = [], other = [] } = Object.groupBy(streams, ({ streamId }) =>
        streamId.startsWith('directive:') ? 'directive' : 'other',
      );
      // Whether a directive is restricted is not guessed.
      await sources.waitForViews(directive, call.signal);
      const sight = await sources.sight(call.principal);
      if (sight.reach || sight.hidden.size > 0)
        await sources.waitForViews(other.filter(isFolded), call.signal).catch(unlessParked);
      const ids = [...new Set(streams.map(({ streamId }) => streamId))];
      return { streamIds: [...(await unseenAmong(sight, ids))] };
    },
  };
}

/** Whoever hands out events of the units knows itself to whom. */
function isFolded({ streamId }: Position): boolean {
  return projectionOf(streamId) !== undefined;
}

/** A record that waits for an operator names its directives in its own event, which is asked about as well. */
function unlessParked(error: unknown): void {
  if (!(error instanceof DomainError) || error.code !== 'PARKED') throw error;
}

function tooMany(): DomainError {
  return refuse(
    'INVALID_ARGUMENT',
    `Mỗi lần hỏi tối đa ${MOST_STREAMS} mã. Hãy chia nhỏ.`,
    `At most ${MOST_STREAMS} ids at a time. Ask in smaller groups.`,
    { path: ['streams'] },
  );
}
