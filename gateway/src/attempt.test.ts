import { expect, test } from '@jest/globals';
import { refuse } from '@trienkhai/kernel/domain-error';
import { inProcess } from '../test/in-process.ts';

const RECEIPT = `mutation { recordReceipt(input: { commandId: "c", directive: "d", unit: "u", on: "2022-01-05" }) { ok } }`;
const forbidden = {
  directives: { recordReceipt: async () => Promise.reject(refuse('FORBIDDEN', 'v', 'e')) },
};
const by = { door: 'graphql', account: 'viewer@centre' };

test('a refused command is noted with who sent it, although its answer is no error', async () => {
  const { ask, refusals } = inProcess({ peers: forbidden });
  await ask(RECEIPT);
  expect(refusals).toEqual([{ ...by, operation: 'recordReceipt', code: 'FORBIDDEN', rehearsal: false }]);
});

test('a command that is only rehearsed is noted as such', async () => {
  const { ask, refusals } = inProcess({ peers: forbidden });
  await ask(RECEIPT, {}, { 'X-Dry-Run': 'true' });
  expect(refusals).toEqual([expect.objectContaining({ code: 'FORBIDDEN', rehearsal: true })]);
});

test('a record that is not there for the account is noted, since it may be another’s', async () => {
  const trace = { getFacts: async () => ({ facts: [], missing: [] }) } as never;
  const { ask, refusals } = inProcess({ trace });
  const { data } = await ask('{ node(id: "session:1f") { id } }');
  expect(data.node).toBeNull();
  expect(refusals).toEqual([expect.objectContaining({ operation: 'node session:1f', code: 'NOT_FOUND' })]);
});

test('a question that is refused is noted by its field, and before it is known who asks without a name', async () => {
  const { ask, send, refusals } = inProcess();
  await ask('{ units(first: -1) { totalCount } }');
  await send('{}', { authorization: 'Bearer other' });
  expect(refusals).toEqual([
    expect.objectContaining({ ...by, operation: 'units', code: 'INVALID_ARGUMENT' }),
    { door: 'graphql', operation: '', address: '', code: 'UNAUTHENTICATED' },
  ]);
});
