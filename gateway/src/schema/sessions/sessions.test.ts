import { expect, test } from '@jest/globals';
import type { ListSessionsRequest } from '@trienkhai/proto/trienkhai/trace/v1/service';
import { sessionView } from '../../../test/facts.ts';
import { inProcess } from '../../../test/in-process.ts';

test('a list is counted only where its total is asked for, by itself or in a fragment', async () => {
  const asked: ListSessionsRequest[] = [];
  const trace = {
    listSessions: async (request: ListSessionsRequest) => {
      asked.push(request);
      const totalCount = request.page?.withoutTotal ? 0 : 7;
      const edges = [{ cursor: 'c', node: sessionView() }];
      return { edges, pageInfo: { totalCount, hasNextPage: true }, at: undefined };
    },
  };
  const { ask } = inProcess({ trace });
  const counted = '{ sessions { ...page } } fragment page on SessionConnection { totalCount nodes { id } }';
  const uncounted = '{ sessions { nodes { id } pageInfo { endCursor } } }';
  // What is asked a second time is compiled.
  for (const query of [counted, counted, counted, uncounted, uncounted, uncounted]) {
    const { data, errors } = await ask(query);
    expect(errors).toBeUndefined();
    expect(data.sessions).toMatchObject(
      query === counted ? { totalCount: 7 } : { pageInfo: { endCursor: 'c' } },
    );
  }
  const isCounted = asked.map(({ page }) => page?.withoutTotal !== true);
  expect(isCounted).toEqual([true, true, true, false, false, false]);
});
