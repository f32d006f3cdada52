import { describe, expect, test } from '@jest/globals';
import { admitCaller } from './callers.ts';

const COMMAND = '/trienkhai.units.v1.UnitsService/GrantRole';
const RELAY = '/trienkhai.runtime.v1.RelayService/GetBacklog';

type Call = Parameters<typeof admitCaller>[0];
type Context = ReturnType<Call['getAuthContext']>;

/** What becomes of a call with a certificate that bears these names. */
function outcome(method: string, names: string | undefined): unknown {
  const sslPeerCertificate = names === undefined ? undefined : { subjectaltname: names };
  return outcomeIn(method, { sslPeerCertificate } as Context);
}

function outcomeIn(method: string, context: Context | undefined): unknown {
  try {
    admitCaller({ getAuthContext: () => context } as unknown as Call, method);
    return 'admitted';
  } catch (error) {
    return error;
  }
}

const refused = (caller: string, method = COMMAND) =>
  expect.objectContaining({ code: 'FORBIDDEN', facts: { caller, method } });

describe('a method', () => {
  test('is for the gateway and for operators, that of a relay for trace and for operators', () => {
    expect(['gateway', 'operator'].map((name) => outcome(COMMAND, `DNS:${name}`))).toEqual([
      ...['admitted', 'admitted'],
    ]);
    expect(['trace', 'operator'].map((name) => outcome(RELAY, `DNS:${name}`))).toEqual([
      ...['admitted', 'admitted'],
    ]);
    expect(outcome(COMMAND, 'DNS:trace')).toEqual(refused('trace'));
    expect(outcome(RELAY, 'DNS:gateway')).toEqual(refused('gateway', RELAY));
    expect(outcome(COMMAND, 'DNS:study')).toEqual(refused('study'));
  });

  test('that only names the relay somewhere is none of its methods', () => {
    expect(outcome(`/other${RELAY}`, 'DNS:trace')).toEqual(refused('trace', `/other${RELAY}`));
  });

  test('is for nobody without a name', () => {
    for (const context of [undefined, {}, { sslPeerCertificate: {} }]) {
      expect(outcomeIn(COMMAND, context as Context)).toEqual(refused(''));
    }
  });
});

describe('the names of a certificate', () => {
  test('are all its DNS names, and nothing else of it', () => {
    expect(outcome(COMMAND, 'IP Address:10.0.0.1, DNS:gateway.local, DNS:gateway')).toBe('admitted');
    expect(outcome(COMMAND, 'DNS:a-b.c_d, DNS:study')).toEqual(refused('a-b.c_d, study'));
    expect(outcome(COMMAND, 'URI:x:DNS:gateway, email:DNS:gateway')).toEqual(refused(''));
    expect(outcome(COMMAND, 'DNS:gatewayx, DNS:xgateway')).toEqual(refused('gatewayx, xgateway'));
  });

  test('do not stand within another name', () => {
    expect(outcome(COMMAND, 'DNS:"x, DNS:gateway"')).toEqual(refused(''));
    expect(outcome(COMMAND, 'DNS:"\\", DNS:gateway", DNS:study')).toEqual(refused('study'));
    expect(outcome(COMMAND, 'DNS:"x", DNS:gateway')).toBe('admitted');
  });
});
