import type { CommandMeta, CommandReceipt } from '@trienkhai/proto/trienkhai/common/v1/types';
import type { CallOptions } from '@trienkhai/runtime/grpc-client';
import type { z } from 'zod';
import type { Peers } from '../peers.ts';

/** The service in which a command is decided. */
export type CommandContext = 'units' | 'directives' | 'study' | 'reviews';

export interface Meta {
  readonly commandId: string;
  readonly expectedVersion?: number | undefined;
  readonly sample: boolean;
}

/** One command: its checked shape and the call that carries it out. */
export interface Command<Input extends Meta = Meta> {
  readonly context: CommandContext;
  /** Sentence for the documentation. */
  readonly summary: string;
  /** True when the command makes a node of its own (201). */
  readonly creates: boolean;
  readonly schema: z.ZodType<Input>;
  readonly example: Readonly<Record<string, unknown>>;
  /** Longest time a caller waits, in milliseconds; absent: five seconds. */
  readonly timeoutMs?: number;
  readonly send: (
    input: Input,
    meta: CommandMeta,
    peers: Peers,
    options: CallOptions,
  ) => Promise<{ receipt?: CommandReceipt | undefined }>;
}

/** Keeps the input type of `send` tied to the schema. */
export function command<Schema extends z.ZodType<Meta>>(
  spec: Omit<Command<z.output<Schema>>, 'schema'> & { readonly schema: Schema },
): Command {
  return spec as unknown as Command;
}
