import { expect, test } from '@jest/globals';
import { SMALL_COUNTRY as id } from '@trienkhai/testkit/small-country';
import { DIRECTIVE_ID, directiveView, factsOf, sessionView } from '../../../test/facts.ts';
import { inProcess, TODAY } from '../../../test/in-process.ts';

type Server = ReturnType<typeof inProcess>;

async function messages(server: Server, query: string, variables: object = {}): Promise<unknown[]> {
  const response = await server.send(JSON.stringify({ query, variables }), { accept: 'text/event-stream' });
  expect(response.headers.get('content-type')).toContain('text/event-stream');
  const text = await response.text();
  return [...text.matchAll(/^data: (.+)$/gm)].map(([, data]) => JSON.parse(data ?? '') as unknown);
}

test('rolloutChanged gives the rollout as of today at each position, every time anew', async () => {
  const facts = factsOf(directiveView());
  const asked: unknown[] = [];
  const trace = {
    getFacts: facts.getFacts,
    watchRollout: async function* () {
      for (const version of [3, 4]) yield { position: { streamId: DIRECTIVE_ID, version } };
    },
    getRollout: async (request: { context: { after: unknown[] } }) => {
      asked.push(request.context.after);
      return {
        levels: [],
        activities: [],
        at: { on: TODAY, knownAt: new Date(), unitsVersion: 1, positions: [] },
      };
    },
  };
  const query = `subscription ($d: ID!, $w: ID) { rolloutChanged(directive: $d, within: $w) { on within { id } levels { level } } }`;
  const seen = await messages(inProcess({ trace: trace as never }), query, {
    d: DIRECTIVE_ID,
    w: id.otherProvince,
  });
  const rollout = { on: TODAY, within: { id: id.otherProvince }, levels: [] };
  expect(seen).toEqual([{ data: { rolloutChanged: rollout } }, { data: { rolloutChanged: rollout } }]);
  expect(asked).toEqual(
    [3, 4].map((version) => expect.arrayContaining([{ streamId: DIRECTIVE_ID, version }])),
  );
});

test('rolloutChanged of an unknown directive is refused at once', async () => {
  const server = inProcess({ trace: { getFacts: factsOf().getFacts } });
  const query = 'subscription { rolloutChanged(directive: "directive:none") { on } }';
  expect(await messages(server, query)).toMatchObject([
    { errors: [{ extensions: { code: 'DIRECTIVE_UNKNOWN' } }] },
  ]);
});

const eventOf = (name: string, version: number, streamId = 'session:1f') => ({
  id: `${streamId}/${version}`,
  streamId,
  version,
  type: `trienkhai.study.v1.${name}`,
  data: { sessionId: streamId },
  recordedAt: '2026-11-22T03:00:00.000Z',
  commandId: 'c-1',
  actor: 'recorder@district:872',
  unit: id.district,
  commitSeq: version,
  commitIndex: 0,
  commitSize: 1,
  commitHash: '',
});

test('eventRecorded of one subject tells nothing of others', async () => {
  const server = inProcess({
    events: [eventOf('SessionRecorded', 1), eventOf('SessionRecorded', 1, 'session:2f')],
  });
  expect(await messages(server, 'subscription { eventRecorded(subject: "session:2f") { id } }')).toEqual([
    { data: { eventRecorded: { id: 'session:2f/1' } } },
  ]);
});

test('eventRecorded gives the wanted types with their node', async () => {
  const server = inProcess({
    trace: { getFacts: factsOf(sessionView()).getFacts },
    events: [eventOf('SessionRecorded', 1), eventOf('SessionCorrected', 2)],
  });
  const query = `subscription { eventRecorded(types: ["SessionCorrected"]) { id type version data actor unit { name } node { id ... on Session { kind } } } }`;
  expect(await messages(server, query)).toEqual([
    {
      data: {
        eventRecorded: {
          id: 'session:1f/2',
          type: 'trienkhai.study.v1.SessionCorrected',
          version: 2,
          data: { sessionId: 'session:1f' },
          actor: 'recorder@district:872',
          unit: { name: 'Tháp Mười' },
          node: { id: 'session:1f', kind: 'study-class' },
        },
      },
    },
  ]);
});
