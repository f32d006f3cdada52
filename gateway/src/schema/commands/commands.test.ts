import { expect, test } from '@jest/globals';
import { refuse } from '@trienkhai/kernel/domain-error';
import type { RecordReceiptRequest } from '@trienkhai/proto/trienkhai/directives/v1/service';
import { unavailable } from '@trienkhai/runtime/error-status';
import { SMALL_COUNTRY as id } from '@trienkhai/testkit/small-country';
import { factsOf, sessionView } from '../../../test/facts.ts';
import { inProcess } from '../../../test/in-process.ts';

const RECEIPT = `mutation ($input: UnitStage!) { recordReceipt(input: $input) {
  ok error { code message { vi en } path } position version node { __typename id version } } }`;
const input = {
  commandId: 'c-1',
  directive: 'directive:208',
  unit: id.district,
  on: '2022-01-05',
  note: null,
};
const receiptOf = (nodeId: string) => async () => ({
  receipt: { nodeId, position: { streamId: nodeId, version: 2 }, recordedAt: undefined },
});

test('a command answers with position, version and node, and reads nothing for what the receipt tells', async () => {
  const sent: RecordReceiptRequest[] = [];
  const recordReceipt = async (request: RecordReceiptRequest) => {
    sent.push(request);
    return receiptOf(`progress:208:${id.district}`)();
  };
  const { ask } = inProcess({ peers: { directives: { recordReceipt } } });
  const { data, errors, headers } = await ask(RECEIPT, { input }, { 'X-After-Position': 'directive:208@1' });
  expect(errors).toBeUndefined();
  expect(headers.get('x-position')).toContain(`progress:208:${id.district}@2`);
  expect(data.recordReceipt).toEqual({
    ok: true,
    error: null,
    position: `progress:208:${id.district}@2`,
    version: 2,
    node: { __typename: 'UnitProgress', id: `progress:208:${id.district}`, version: 2 },
  });
  expect(sent[0]?.meta).toEqual({
    commandId: 'c-1',
    expectedVersion: undefined,
    sample: false,
    after: [{ streamId: 'directive:208', version: 1 }],
    dryRun: false,
  });
});

test('more of the node is read at the position of the command', async () => {
  const facts = factsOf(sessionView());
  const contexts: unknown[] = [];
  const getFacts: typeof facts.getFacts = (request) => {
    contexts.push((request as unknown as { context: { after: unknown } }).context.after);
    return facts.getFacts(request);
  };
  const { ask } = inProcess({
    trace: { getFacts },
    peers: { study: { recordSession: receiptOf('session:1f') } },
  });
  const session = `mutation { recordSession(input: { commandId: "c-2", kind: "study-class", directives: ["directive:208"],
    unit: "${id.district}", people: [{ unit: LEARNER, value: 570 }] }) { ok node { ... on Session { kind unit { name } people { value qualifier } } } } }`;
  const { data } = await ask(session);
  expect(data.recordSession.node).toEqual({
    kind: 'study-class',
    unit: { name: 'Tháp Mười' },
    people: [{ value: 570, qualifier: 'EXACT' }],
  });
  expect(contexts).toEqual([expect.arrayContaining([{ streamId: 'session:1f', version: 2 }])]);
});

test('an expected refusal is an answer', async () => {
  const recordReceipt = async () => {
    throw refuse('UNIT_NOT_VALID', 'Đơn vị đã hết hiệu lực.', 'The unit has ended.', {
      path: ['unit'],
      facts: { successors: id.newCommune },
    });
  };
  const { ask } = inProcess({ peers: { directives: { recordReceipt } } });
  const { status, data, errors } = await ask(RECEIPT, { input });
  expect([status, errors]).toEqual([200, undefined]);
  expect(data.recordReceipt).toEqual({
    ok: false,
    error: {
      code: 'UNIT_NOT_VALID',
      message: { vi: 'Đơn vị đã hết hiệu lực.', en: 'The unit has ended.' },
      path: ['unit'],
    },
    position: null,
    version: null,
    node: null,
  });
});

test('an outage is an answer too, and the response says to try again', async () => {
  const recordReceipt = async () => Promise.reject(unavailable());
  const { ask } = inProcess({ peers: { directives: { recordReceipt } } });
  const { status, data, headers } = await ask(RECEIPT, { input });
  expect([status, headers.get('retry-after')]).toEqual([503, '1']);
  expect(data.recordReceipt).toMatchObject({ ok: false, error: { code: 'UNAVAILABLE' } });
});

test('an impossible day is an answer with its path', async () => {
  const { data } = await inProcess().ask(RECEIPT, { input: { ...input, on: '2023-02-29' } });
  expect(data.recordReceipt.error).toMatchObject({ code: 'DATE_INVALID', path: ['on'] });
});

test('an unknown field is refused before anything is sent', async () => {
  const { data, errors } = await inProcess().ask(RECEIPT, { input: { ...input, colour: 'red' } });
  expect(data).toBeUndefined();
  expect(errors?.[0].extensions).toMatchObject({
    code: 'INVALID_ARGUMENT',
    message: { vi: expect.any(String) },
  });
});

test('a fault of the program loses its detail and is logged once', async () => {
  const recordReceipt = async () => {
    throw new Error('secret of the inside');
  };
  const { ask, logged } = inProcess({ peers: { directives: { recordReceipt } } });
  const { errors } = await ask(RECEIPT, { input });
  expect(JSON.stringify(errors)).not.toContain('secret');
  expect(errors?.[0].extensions.code).toBe('INTERNAL');
  expect(logged).toHaveLength(1);
});
