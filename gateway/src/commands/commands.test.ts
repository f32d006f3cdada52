import { describe, expect, test } from '@jest/globals';
import { DomainError } from '@trienkhai/kernel/domain-error';
import type { Caller } from '../caller.ts';
import type { Peers } from '../peers.ts';
import { commandNames, commands, execute, runCommand, type CommandName } from './index.ts';

const sent: { method: string; request: unknown; token: string }[] = [];
const service = new Proxy(
  {},
  {
    get:
      (_, method: string) => async (request: { meta: { commandId: string } }, options: { token: string }) => {
        sent.push({ method, request, token: options.token });
        const position = { streamId: 'session:1f', version: 3 };
        return { receipt: { nodeId: 'session:1f', position, recordedAt: undefined } };
      },
  },
);
const peers = { units: service, directives: service, study: service, reviews: service } as unknown as Peers;
const principal = {
  actor: 'recorder@centre',
  role: 'recorder',
  level: 'CENTRE',
  code: 'TW',
  token: 't',
} as const;
const caller: Caller = { principal, peers, after: [{ streamId: 'directive:a', version: 2 }] };

async function refusal(name: CommandName, change: Record<string, unknown>) {
  const before = sent.length;
  const error = await execute(name, { ...commands[name].example, ...change }, caller).catch(
    (caught: unknown) => caught,
  );
  expect(sent).toHaveLength(before);
  if (!(error instanceof DomainError)) throw new Error(`${name} was not refused`);
  expect(error.text.vi).not.toBe('');
  expect(error.text.en).not.toBe('');
  return [error.code, error.path.join('.')];
}

test.each(commandNames)('the example of %s is accepted and reaches the method of its name', async (name) => {
  await execute(name, commands[name].example, caller);
  const last = sent.at(-1);
  expect(last).toMatchObject({ method: name, token: 't' });
  expect(last?.request).toMatchObject({
    meta: {
      commandId: commands[name].example['commandId'],
      sample: false,
      after: [{ streamId: 'directive:a', version: 2 }],
    },
  });
});

test('a session arrives in the words of the wire', async () => {
  await execute('recordSession', commands.recordSession.example, caller);
  expect(sent.at(-1)?.request).toMatchObject({
    session: {
      kind: 'study-class',
      directiveIds: ['directive:5d1f0c2b9a7e4c38b6d0'],
      unitId: 'district:872:2021-11-01',
      mode: 'MODE_IN_PERSON',
      people: [{ unit: 'HEADCOUNT_UNIT_LEARNER', value: 96, qualifier: 'QUALIFIER_EXACT' }],
    },
  });
});

test('parts of a report keep their place and texts are composed', async () => {
  const parts = [{ kind: 'party-awareness-class', count: 6, parts: [{ kind: 'evening-class', count: 1 }] }];
  const period = { from: '2023-01-01', to: '2023-12-31', label: 'na\u0306m 2023 ' };
  const input = {
    ...commands.reportActivities.example,
    period,
    lines: [{ kind: 'political-training', parts }],
  };
  await execute('reportActivities', input, caller);
  expect(sent.at(-1)?.request).toMatchObject({
    report: {
      period: { closed: true, label: 'năm 2023' },
      lines: [{ parts: [{ count: 6, parts: [{ kind: 'evening-class', count: 1, parts: [] }] }] }],
    },
  });
});

describe('input is refused with code and path:', () => {
  test.each<[string, CommandName, Record<string, unknown>, string, string]>([
    ['a missing field', 'recordSession', { unit: undefined }, 'INVALID_ARGUMENT', 'unit'],
    ['a wrong type', 'recordSession', { unit: 7 }, 'INVALID_ARGUMENT', 'unit'],
    ['an unknown field', 'recordSession', { colour: 'red' }, 'INVALID_ARGUMENT', 'colour'],
    [
      'an unknown inner field',
      'recordSession',
      { sites: [{ unit: 'x:1', z: 1 }] },
      'INVALID_ARGUMENT',
      'sites.0.z',
    ],
    ['an impossible day', 'recordSession', { heldOn: '2023-02-29' }, 'DATE_INVALID', 'heldOn'],
    ['a Vietnamese day', 'recordSession', { heldOn: '12/04/2022' }, 'DATE_INVALID', 'heldOn'],
    ['an over-long text', 'registerDirective', { title: 'x'.repeat(2001) }, 'TEXT_TOO_LONG', 'title'],
    ['an empty text', 'registerDirective', { title: '  ' }, 'INVALID_ARGUMENT', 'title'],
    ['a control character', 'registerDirective', { title: 'a\u0000b' }, 'INVALID_ARGUMENT', 'title'],
    ['half a character', 'registerDirective', { title: 'a\ud800b' }, 'INVALID_ARGUMENT', 'title'],
    ['a script as id', 'registerDirective', { issuer: '<script>' }, 'INVALID_ARGUMENT', 'issuer'],
    ['an unknown word', 'linkDirectives', { kind: 'LOVES' }, 'INVALID_ARGUMENT', 'kind'],
    ['no directive', 'recordSession', { directives: [] }, 'INVALID_ARGUMENT', 'directives'],
    [
      'too many',
      'recordSession',
      { directives: Array(501).fill('directive:a') },
      'INVALID_ARGUMENT',
      'directives',
    ],
    [
      'a count below zero',
      'recordSession',
      { people: [{ unit: 'LEARNER', value: -1 }] },
      'COUNT_INVALID',
      'people.0.value',
    ],
    [
      'an absurd count',
      'recordSession',
      { people: [{ unit: 'LEARNER', value: 1e12 }] },
      'COUNT_INVALID',
      'people.0.value',
    ],
    [
      'half a person',
      'recordSession',
      { people: [{ unit: 'LEARNER', value: 1.5 }] },
      'INVALID_ARGUMENT',
      'people.0.value',
    ],
    [
      'a source that is no web address',
      'registerDirective',
      { source: { url: 'javascript:alert(1)' } },
      'INVALID_ARGUMENT',
      'source.url',
    ],
    ['no command id', 'recordReceipt', { commandId: undefined }, 'INVALID_ARGUMENT', 'commandId'],
    ['a version below zero', 'recordReceipt', { expectedVersion: -1 }, 'COUNT_INVALID', 'expectedVersion'],
  ])('%s', async (_, name, change, code, path) => {
    expect(await refusal(name, change)).toEqual([code, path]);
  });

  test.each([null, [], 'text', 7, undefined])('a body that is no object: %p', async (body) => {
    await expect(execute('recordSession', body, caller)).rejects.toMatchObject({ code: 'INVALID_ARGUMENT' });
  });
});

describe('a mutation', () => {
  test('takes null as absent and answers with the token of its position', async () => {
    const answer = await runCommand(
      'recordReceipt',
      { ...commands.recordReceipt.example, note: null },
      caller,
    );
    expect(answer).toEqual({ ok: true, nodeId: 'session:1f', position: 'session:1f@3', version: 3 });
  });

  test('answers a refusal instead of throwing it', async () => {
    const answer = await runCommand('recordReceipt', { commandId: 'c' }, caller);
    expect(answer).toMatchObject({ ok: false, error: { code: 'INVALID_ARGUMENT', path: ['directive'] } });
  });
});
