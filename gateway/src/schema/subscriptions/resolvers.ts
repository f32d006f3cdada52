import { refuse } from '@trienkhai/kernel/domain-error';
import type { RecordedEvent } from '@trienkhai/kernel/envelope';
import { seenBy, type Handed } from '../../feed/seen.ts';
import { territoryOf } from '../as-of.ts';
import type { GraphqlContext } from '../context.ts';
import type { Resolvers } from '../generated/types.ts';
import { loadNode, unitNode } from '../nodes.ts';
import { asOfToday, type AsOf } from '../read.ts';
import { startRollout, type RolloutPart } from '../rollout/rollout.ts';
import { whileReading } from './while-reading.ts';
import { isGiven } from '../given.ts';

/** An event with the read in which its unit and node are looked up. */
export type EventPart = RecordedEvent & { readonly asOf: AsOf };

export const subscriptionResolvers: Pick<Resolvers, 'Subscription' | 'Event'> = {
  Subscription: {
    rolloutChanged: {
      subscribe: async (_, args, context) => {
        const { asOf } = territoryOf(context.read, { within: args.within }, asOfToday(context.read));
        await existingDirective(asOf, args.directive);
        return rolloutChanges(args, context);
      },
      resolve: (rollout: RolloutPart) => rollout,
    },
    eventRecorded: {
      subscribe: (_, args, context) => recordedEvents(wantedBy(args), context),
      resolve: (event: EventPart) => event,
    },
  },
  Event: {
    subject: ({ streamId }) => streamId,
    unit: ({ asOf, unit }) => unitNode(asOf, unit),
    node: ({ asOf, streamId }) => loadNode(asOf, streamId),
  },
};

async function* rolloutChanges(
  args: { readonly directive: string; readonly within?: string | null | undefined },
  context: GraphqlContext,
): AsyncGenerator<RolloutPart> {
  const { caller } = context;
  const scope = { directiveId: args.directive, withinId: args.within ?? undefined };
  const reading = whileReading(caller, context.deps);
  try {
    const call = { token: caller.principal.token, signal: reading.signal };
    for await (const { position } of caller.peers.trace.watchRollout({ scope }, call)) {
      const again = context.readAgain({ ...caller, after: position ? [position] : [] });
      const { within, asOf } = territoryOf(again, { within: args.within }, asOfToday(again));
      yield startRollout(args.directive, within, asOf);
    }
  } finally {
    reading.end();
  }
}

interface Wanted {
  readonly types?: readonly string[] | null | undefined;
  readonly subject?: string | null | undefined;
}

function wantedBy({ types, subject }: Wanted) {
  const named = types ?? [];
  return ({ type, streamId }: RecordedEvent) =>
    (!isGiven(subject) || subject === streamId) &&
    (named.length === 0 || named.includes(type) || named.includes(type.slice(type.lastIndexOf('.') + 1)));
}

async function* recordedEvents(
  wanted: (event: RecordedEvent) => boolean,
  context: GraphqlContext,
): AsyncGenerator<EventPart> {
  const { caller, deps } = context;
  const reading = whileReading(caller, deps);
  try {
    for await (const event of deps.events(reading.signal)) {
      if (!wanted(event)) continue;
      const seen = await seenBy(caller, deps, [event], handed, reading.signal);
      if (seen.length === 0) continue;
      const after = [{ streamId: event.streamId, version: event.version }];
      yield { ...event, asOf: asOfToday(context.readAgain({ ...caller, after })) };
    }
  } finally {
    reading.end();
  }
}

function handed({ streamId, version, data }: RecordedEvent): Handed {
  return { streamId, version, text: JSON.stringify(data) };
}

async function existingDirective(asOf: AsOf, id: string): Promise<void> {
  if ((await loadNode(asOf, id))?.__typename === 'Directive') return;
  throw refuse(
    'DIRECTIVE_UNKNOWN',
    `Không có văn bản mang mã định danh "${id}".`,
    `There is no directive with the id "${id}".`,
    { path: ['directive'], facts: { id } },
  );
}
