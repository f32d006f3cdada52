import type { ChangeView, FieldChange } from '@trienkhai/proto/trienkhai/trace/v1/history';
import { asOfAsked, unitsOf } from '../as-of.ts';
import { fetchPage } from '../connection.ts';
import { grantNode } from '../grants/seen.ts';
import type { Resolvers } from '../generated/types.ts';
import { noteReading } from '../evidence/note-reading.ts';
import { present, unitNode } from '../nodes.ts';
import { readContext, type AsOf } from '../read.ts';
import { pageInOrder } from '../sorted-page.ts';
import { changesOfGrant } from './grant-changes.ts';

/** A change with the read in which its unit is looked up. */
export type ChangePart = ChangeView & { readonly asOf: AsOf };

export const historyResolvers: Pick<Resolvers, 'Query' | 'Change' | 'FieldChange'> = {
  Query: {
    history: async (_, args, { read }) => {
      const asOf = asOfAsked(read, args);
      const grant = grantNode(asOf, args.id);
      if (grant) {
        return pageInOrder(
          changesOfGrant(grant),
          ({ version }) => [version],
          args,
          (change) => ({ ...change, asOf }),
        );
      }
      const request = { context: readContext(asOf), id: args.id };
      const { trace } = read.caller.peers;
      const page = await fetchPage(
        read,
        args,
        (page) => trace.listChanges({ ...request, page }, read.call),
        (change) => ({ ...change, asOf }),
      );
      const unitId = unitsOf(asOf).get(args.id)?.id ?? page.nodes.at(-1)?.unitId;
      noteReading(read, 'history', args.id, unitId);
      return page;
    },
  },
  Change: {
    what: ({ type }) => type.slice(type.lastIndexOf('.') + 1),
    unit: ({ asOf, unitId }) => unitNode(asOf, unitId),
    recordedAt: ({ recordedAt }) => present(recordedAt),
    before: ({ fields }) => valuesOf(fields, 'before'),
    after: ({ fields }) => valuesOf(fields, 'after'),
  },
  FieldChange: {
    before: ({ before }) => valueOf(before),
    after: ({ after }) => valueOf(after),
  },
};

function valuesOf(fields: readonly FieldChange[], side: 'before' | 'after'): Record<string, unknown> {
  const said = fields.filter((field) => field[side] !== undefined);
  return Object.fromEntries(said.map((field) => [field.path, valueOf(field[side])]));
}

function valueOf(text: string | undefined): unknown {
  return text === undefined ? null : JSON.parse(text);
}
