import { expect, test } from '@jest/globals';
import { DomainError, refuse, type DomainErrorCode } from '@trienkhai/kernel/domain-error';
import type { CommandReceipt } from '@trienkhai/proto/trienkhai/common/v1/types';
import type { WithdrawSessionRequest } from '@trienkhai/proto/trienkhai/study/v1/service';
import type { Peers } from '../peers.ts';
import { commandIdOf } from './job.ts';
import { sendRow } from './send-row.ts';

const receipt = { nodeId: 'session:1', position: { streamId: 'session:1', version: 2 }, eventCount: 1 };
const refusal = (code: DomainErrorCode) => refuse(code, 'vì', 'because', { path: ['session'] });

/** A study that answers with each of these in turn, the last one for ever; tells the ids it was sent. */
function study(...answers: readonly (CommandReceipt | DomainError)[]) {
  const ids: (string | undefined)[] = [];
  const withdrawSession = async ({ meta }: WithdrawSessionRequest) => {
    ids.push(meta?.commandId);
    const answer = answers[Math.min(ids.length, answers.length) - 1]!;
    if (answer instanceof DomainError) throw answer;
    return { receipt: answer };
  };
  const principal = { actor: 'a', role: 'admin', level: 'CENTRE', code: 'TW', token: 't' } as const;
  const peers = { study: { withdrawSession } } as unknown as Peers;
  return { ids, caller: { principal, peers, after: [], signal: new AbortController().signal } };
}

const row = (body: object = {}) =>
  ({
    ...{ sheet: '', line: 7, raw: [] },
    command: 'withdrawSession',
    body: JSON.stringify({ session: 'session:1', reason: 'Ghi hai lần', ...body }),
    columns: [['session', 'id']],
  }) as const;

test('a row that loses a race is sent again with its id until it is recorded', async () => {
  const { ids, caller } = study(refusal('VERSION_CONFLICT'), refusal('VERSION_CONFLICT'), receipt as never);
  expect(await sendRow('job', row(), caller)).toMatchObject({ nodeId: 'session:1' });
  expect(ids).toEqual(Array.from({ length: 3 }, () => commandIdOf('job', row())));
});

test('a row that names the version it knew is refused when that is no longer the version', async () => {
  const { ids, caller } = study(refusal('VERSION_CONFLICT'));
  const refused = await sendRow('job', row({ expectedVersion: 1 }), caller);
  expect(refused).toEqual({ line: 7, column: 'id', code: 'VERSION_CONFLICT', vi: 'vì', en: 'because' });
  expect(ids).toHaveLength(1);
});

test('a row is not refused for what passes by itself, and is for what does not', async () => {
  const { ids, caller } = study(refusal('UNAVAILABLE'), refusal('OUTCOME_UNKNOWN'), refusal('FORBIDDEN'));
  expect(await sendRow('job', row(), caller)).toMatchObject({ code: 'FORBIDDEN', line: 7 });
  expect(ids).toHaveLength(3);
});

test('a token that has expired ends the sending, it says nothing of the row', async () => {
  const { caller } = study(refusal('UNAUTHENTICATED'));
  await expect(sendRow('job', row(), caller)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
});
