import type { MethodDefinition } from '@grpc/grpc-js';
import { DomainError, refuse } from '@trienkhai/kernel/domain-error';
import {
  BatchServiceService,
  type Answer,
  type Call,
  type CallAllRequest,
  type CallAllResponse,
} from '@trienkhai/proto/trienkhai/runtime/v1/batch';
import type { Logger } from 'pino';
import { detailOf, outageOf } from '../error-status.ts';
import type { GrpcService } from '../grpc-server.ts';
import { withSpan } from '../telemetry.ts';
import type { CallContext, Handler } from './call.ts';

interface Callable {
  readonly method: MethodDefinition<unknown, unknown>;
  readonly handler: Handler;
}

/** `trienkhai.runtime.v1.BatchService` over the methods of these services that give one answer. */
export function batchService(services: readonly GrpcService[], logger: Pick<Logger, 'error'>): GrpcService {
  const known = new Map(services.flatMap(callables).map((each) => [each.method.path, each]));

  async function answered(call: Call, context: CallContext): Promise<Answer> {
    try {
      const { method, handler } = found(known, call.method);
      const request = method.requestDeserialize(call.request);
      const response = await withSpan(call.method.slice(1), {}, async () => handler(request, context));
      return { answer: { $case: 'response', value: method.responseSerialize(response) } };
    } catch (error) {
      const refusal = error instanceof DomainError ? error : outageOf(error);
      if (refusal) return { answer: { $case: 'refusal', value: detailOf(refusal) } };
      logger.error({ err: error, method: call.method }, 'call failed');
      return { answer: undefined };
    }
  }

  return {
    definition: BatchServiceService,
    handlers: {
      async callAll({ calls }: CallAllRequest, context: CallContext): Promise<CallAllResponse> {
        return { answers: await Promise.all(calls.map((call) => answered(call, context))) };
      },
    },
  };
}

function callables({ definition, handlers }: GrpcService): Callable[] {
  return Object.entries(definition).flatMap(([name, method]) => {
    const handler = handlers[name];
    return handler && !method.responseStream ? [{ method, handler }] : [];
  });
}

function found(known: ReadonlyMap<string, Callable>, path: string): Callable {
  const callable = known.get(path);
  if (callable) return callable;
  throw refuse(
    'INVALID_ARGUMENT',
    `Dịch vụ không có phương thức ${path}.`,
    `The service has no method ${path}.`,
    { path: ['method'] },
  );
}
