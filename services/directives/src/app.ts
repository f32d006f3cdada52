import type { ServiceConfig } from '@trienkhai/runtime/config';
import type { ServiceHandle } from '@trienkhai/runtime/lifecycle';
import type { Rights } from '@trienkhai/runtime/rights';
import { createWritingService } from '@trienkhai/runtime/writing-service';
import type { ServiceOverrides, WritingParts } from '@trienkhai/runtime/writing-service';
import { directiveDecider } from './domain/directive.ts';
import { numberDecider } from './domain/number.ts';
import { registeredIn, writersIn, type DirectiveStreams } from './storage/directive-streams.ts';
import { directiveCodec, numberCodec } from './storage/event-codec.ts';
import { startNumberSweep } from './storage/number-sweep.ts';
import type { NumberSweep, SweepOptions } from './storage/number-sweep.ts';
import { directivesService } from './transport/grpc.ts';

export interface DirectivesOverrides extends ServiceOverrides {
  readonly sweep?: SweepOptions;
}

/** Register of directives: registration, links, receipts, plans and programmes. */
export function createDirectives(config: ServiceConfig, overrides: DirectivesOverrides = {}): ServiceHandle {
  let sweep: NumberSweep | undefined;
  const wiring = {
    context: 'directives' as const,
    services(parts: WritingParts) {
      const directives = parts.handler(directiveDecider, directiveCodec);
      const numbers = parts.handler(numberDecider, numberCodec);
      const streams = { directives, numbers, hooks: overrides.hooks };
      sweep = startNumberSweep(parts, streams, overrides.sweep);
      return [directivesService({ ...parts, numbers: streams, ...looks(parts, directives) })];
    },
  };
  const service = createWritingService(config, wiring, overrides);
  const stop = async () => {
    await sweep?.stop();
    await service.stop();
  };
  return {
    stop,
    async start() {
      try {
        await service.start();
      } catch (error) {
        await stop();
        throw error;
      }
    },
    ready: () => service.ready(),
    get address() {
      return service.address;
    },
  };
}

/** What the endpoints look up in the store. */
function looks({ store }: WritingParts, directives: DirectiveStreams) {
  return {
    registered: (ids: readonly string[], rights: Rights) => registeredIn(directives, ids, rights),
    writersOf: (id: string) => writersIn(store, id),
    isRecorded: async (commandId: string) => (await store.findByCommandId(commandId)) !== undefined,
  };
}
