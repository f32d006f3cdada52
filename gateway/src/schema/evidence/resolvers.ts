import { CENTRE_ID } from '@trienkhai/kernel/unit-history';
import { authorise, may, type Rights } from '@trienkhai/runtime/auth';
import { cursorOf, readCursor, unreadableCursor, type Key } from '@trienkhai/runtime/cursor';
import { proveInclusion } from '@trienkhai/runtime/digest';
import type { Reading } from '@trienkhai/runtime/document-store/readings';
import { unitOfRight } from '@trienkhai/runtime/rights';
import { asOfToday, type AsOf, type Read } from '../read.ts';
import { knownUnit } from '../as-of.ts';
import { connection, DEFAULT_FIRST, type Connection, type PageArguments } from '../connection.ts';
import type { QueryReadingsArgs, Resolvers } from '../generated/types.ts';
import { isGiven } from '../given.ts';
import { unitNode } from '../nodes.ts';
import { noteReading } from './note-reading.ts';

export type ReadingPart = Reading & { readonly asOf: AsOf };

export const evidenceResolvers: Pick<Resolvers, 'Query' | 'Digest' | 'InclusionProof' | 'Reading'> = {
  Query: {
    digests: async (_, args, { read, deps }) => {
      requireOverseer(read.rights());
      const { digests } = await deps.evidence.open();
      const fetch = (first: number, after: Key | undefined) => digests.list(first, numberAt(after));
      return page(args, fetch, await digests.count(), ({ statement }) => [statement.number]);
    },
    digest: async (_, { number }, { read, deps }) => {
      requireOverseer(read.rights());
      return (await (await deps.evidence.open()).digests.get(number ?? undefined)) ?? null;
    },
    readings: async (_, args, { read, deps }) => {
      const query = askedReadings(args, read);
      const { readings } = await deps.evidence.open();
      const fetch = async (first: number, after: Key | undefined) => {
        const found = await readings.list(query, first, placeOf(after));
        return found.map((reading): ReadingPart => ({ ...reading, asOf: asOfToday(read) }));
      };
      const key = ({ at, _id }: Reading) => [at.getTime(), _id];
      return page(args, fetch, await readings.count(query), key);
    },
  },
  Digest: {
    number: ({ statement }) => statement.number,
    at: ({ statement }) => statement.at,
    streams: ({ statement }) => statement.streams,
    lost: ({ statement }) => statement.lost,
    root: ({ statement }) => statement.root,
    statement: ({ text }) => text,
    proof: async ({ statement }, { stream }, { read, deps }) => {
      noteReading(read, 'digest', stream);
      const { digests } = await deps.evidence.open();
      return (await proveInclusion(digests.heads(statement.number), stream)) ?? null;
    },
  },
  InclusionProof: {
    version: ({ head }) => head.version,
    hash: ({ head }) => head.hash,
  },
  Reading: {
    unit: ({ unitId, asOf }) => unitNode(asOf, unitId),
    object: ({ objectId }) => objectId,
  },
};

/** Throws FORBIDDEN for an account that administers or controls no unit. */
function requireOverseer(rights: Rights): void {
  const { held, units, today } = rights;
  const oversees = held.some((right) => {
    const unitId = unitOfRight(right, today, units);
    return unitId !== undefined && may(rights, 'oversee', unitId, today);
  });
  if (!oversees) authorise(rights, 'oversee', CENTRE_ID, today);
}

function askedReadings({ within, account, object, from, to }: QueryReadingsArgs, read: Read) {
  const units = read.units();
  knownUnit(units, within, 'within');
  authorise(read.rights(), 'oversee', within, units.nearestValidDay(within, read.today));
  return {
    within,
    account: account ?? undefined,
    objectId: object ?? undefined,
    from: isGiven(from) ? new Date(from) : undefined,
    to: isGiven(to) ? new Date(to) : undefined,
  };
}

/** One more than asked for tells whether there are more. */
async function page<Item>(
  args: PageArguments,
  fetch: (first: number, after: Key | undefined) => Promise<readonly Item[]>,
  total: number,
  keyOf: (item: Item) => Key,
): Promise<Connection<Item>> {
  const first = args.first ?? DEFAULT_FIRST;
  const found = await fetch(first + 1, isGiven(args.after) ? readCursor(args.after) : undefined);
  const edges = found.slice(0, first).map((node) => ({ cursor: cursorOf(keyOf(node)), node }));
  return connection(args, edges, total, found.length > first);
}

function numberAt(key: Key | undefined): number | undefined {
  if (key === undefined || typeof key[0] === 'number') return key?.[0] as number | undefined;
  throw unreadableCursor();
}

function placeOf(key: Key | undefined): Pick<Reading, 'at' | '_id'> | undefined {
  if (key === undefined) return undefined;
  const [at, _id] = key;
  if (typeof at !== 'number' || typeof _id !== 'string') throw unreadableCursor();
  return { at: new Date(at), _id };
}
