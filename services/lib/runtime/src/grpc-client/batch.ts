import type { MethodDefinition } from '@grpc/grpc-js';
import type { Answer, Call } from '@trienkhai/proto/trienkhai/runtime/v1/batch';
import { refusalIn } from '../error-status.ts';
import type { CallOptions } from '../grpc-client.ts';

interface Pending {
  readonly call: Call;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: unknown) => void;
}

interface Batch {
  readonly options: CallOptions;
  readonly pending: Pending[];
  bytes: number;
}

/** Sends the calls in one message; throws what has become of all of them. */
type SendAll = (calls: readonly Call[], options: CallOptions) => Promise<readonly Answer[]>;

const MOST_CALLS = 128;
const MOST_BYTES = 1_000_000;

/**
 * Calls of one account that begin in the same turn travel as one message; each has an answer of its own.
 * The deadline of the first holds for all.
 */
export function createBatches(send: SendAll): (call: Call, options: CallOptions) => Promise<Answer> {
  let open: Batch[] = [];

  function flush(): void {
    const batches = open;
    open = [];
    for (const { pending, options } of batches) void settle(send, pending, options);
  }

  function batchFor({ request }: Call, options: CallOptions): Batch {
    const fits = (batch: Batch) =>
      batch.options.token === options.token &&
      batch.options.signal === options.signal &&
      batch.pending.length < MOST_CALLS &&
      batch.bytes + request.length <= MOST_BYTES;
    const found = open.findLast(fits);
    if (found) return found;
    if (open.length === 0) setImmediate(flush);
    const batch = { options, pending: [], bytes: 0 };
    open.push(batch);
    return batch;
  }

  return (call, options) =>
    new Promise((resolve, reject) => {
      const batch = batchFor(call, options);
      batch.bytes += call.request.length;
      batch.pending.push({ call, resolve, reject });
    });
}

async function settle(send: SendAll, pending: readonly Pending[], options: CallOptions): Promise<void> {
  try {
    const answers = await send(
      pending.map(({ call }) => call),
      options,
    );
    pending.forEach(({ resolve }, at) => resolve(answers[at] ?? { answer: undefined }));
  } catch (error) {
    for (const { reject } of pending) reject(error);
  }
}

/** The response of a call that travelled with others. Throws its refusal. */
export function responseIn(
  { answer }: Answer,
  { path, responseDeserialize }: MethodDefinition<unknown, unknown>,
): unknown {
  if (answer?.$case === 'response') return responseDeserialize(answer.value);
  if (answer?.$case === 'refusal') throw refusalIn(answer.value);
  throw new Error(`${path}: internal error`);
}
