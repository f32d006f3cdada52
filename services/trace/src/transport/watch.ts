import type { UnitHistory } from '@trienkhai/kernel/unit-history';
import type * as proto from '@trienkhai/proto/trienkhai/trace/v1/service';
import type { CallContext } from '@trienkhai/runtime/grpc-server';
import type { Position } from '@trienkhai/runtime/position';
import type { Principal } from '@trienkhai/runtime/auth';
import { at } from '../projections/view.ts';
import type { ReadModels } from '../storage/read-models.ts';
import type { Sight } from '../storage/sight.ts';
import { unknownDirective } from './opened-rollout.ts';
import { territoryOf } from './reading.ts';

type Scope = proto.RolloutScope;

export interface WatchSources {
  readonly models: ReadModels;
  readonly sources: { units(): UnitHistory; sight(principal: Principal): Promise<Sight> };
  /** Called with the keys of what this instance has just folded; returns what ends it. */
  onChange(listener: (keys: ReadonlySet<string>, positions: readonly Position[]) => void): () => void;
}

/** Another instance may have folded the change: the stamp tells. */
const LOOK_MS = 1_000;

/** One message now, one whenever anything under the directive changes, until the caller leaves. */
export function watchHandlers({ models, sources, onChange }: WatchSources) {
  /** Asked anew every time: an account may lose sight of a directive, or of a territory. */
  const look = async ({ directiveId, withinId }: Scope, { principal }: CallContext) => {
    const sight = await sources.sight(principal);
    territoryOf({ history: sources.units(), sight }, withinId);
    const view = (await models.directives(sight)).get(directiveId);
    if (!view) throw unknownDirective(directiveId);
    return { view, stamp: await sight.snapshot.stamps([directiveId]) };
  };
  return {
    async *watchRollout(
      request: proto.WatchRolloutRequest,
      call: CallContext,
    ): AsyncGenerator<proto.WatchRolloutResponse> {
      const scope = request.scope ?? { directiveId: '', withinId: undefined };
      const { directiveId } = scope;
      const first = await look(scope, call);
      const own: Position = { streamId: directiveId, version: at(first.view)?.version ?? 0 };
      const changes = createChanges(directiveId, onChange);
      try {
        let { stamp } = first;
        yield { position: own };
        while (!call.signal.aborted) {
          const position = await changes.next(LOOK_MS, call.signal);
          const now = await look(scope, call);
          if (now.stamp === stamp) continue;
          stamp = now.stamp;
          yield { position: position ?? own };
        }
      } finally {
        changes.end();
      }
    },
  };
}

function createChanges(directiveId: string, onChange: WatchSources['onChange']) {
  let latest: Position | undefined;
  let wake = (): void => undefined;
  const end = onChange((keys, positions) => {
    if (!keys.has(directiveId)) return;
    latest = positions.findLast(({ streamId }) => streamId.includes(keyOf(directiveId))) ?? positions.at(-1);
    wake();
  });
  return {
    end,
    /** The newest position since the last call; undefined when `patienceMs` pass without one. */
    async next(patienceMs: number, signal: AbortSignal): Promise<Position | undefined> {
      if (!latest) await pause(patienceMs, signal, (now) => (wake = now));
      const position = latest;
      latest = undefined;
      return position;
    },
  };
}

function keyOf(directiveId: string): string {
  return directiveId.slice(directiveId.indexOf(':') + 1);
}

function pause(ms: number, signal: AbortSignal, hand: (wake: () => void) => void): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal.addEventListener('abort', done, { once: true });
    if (signal.aborted) done();
    else hand(done);
  });
}
