import type { ServiceConfig } from '@trienkhai/runtime/config';
import type { ServiceHandle } from '@trienkhai/runtime/lifecycle';
import { createWritingService } from '@trienkhai/runtime/writing-service';
import type { ServiceOverrides, WritingParts } from '@trienkhai/runtime/writing-service';
import { directiveDecider } from './domain/directive.ts';
import { numberDecider } from './domain/number.ts';
import { registeredIn } from './storage/directive-streams.ts';
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
      return [
        directivesService({
          ...parts,
          numbers: streams,
          registered: (ids, rights) => registeredIn(directives, ids, rights),
          isRecorded: async (commandId) => (await parts.store.findByCommandId(commandId)) !== undefined,
        }),
      ];
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
