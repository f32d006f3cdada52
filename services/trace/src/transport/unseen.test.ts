import { describe, expect, test } from '@jest/globals';
import { refuse } from '@trienkhai/kernel/domain-error';
import type { Principal } from '@trienkhai/runtime/auth';
import type { CallContext } from '@trienkhai/runtime/grpc-server';
import type { Position } from '@trienkhai/runtime/position';
import type { ProjectionSnapshot } from '@trienkhai/runtime/projector';
import { unlimited, type Sight } from '../storage/sight.ts';
import type { ReadingSources } from './reading.ts';
import { unseenHandlers } from './unseen.ts';

const principal: Principal = { actor: 'office', token: 't', role: 'viewer', level: 'CENTRE', code: 'TW' };
const { signal } = new AbortController();
const call = { principal, signal } as CallContext;
const nothing = { find: () => ({ project: () => ({ toArray: () => Promise.resolve([]) }) }) };
const everything = unlimited({ collection: () => nothing } as unknown as ProjectionSnapshot);
const hiding: Sight = { ...everything, hidden: new Set(['directive:a1']) };
const nowhere: Sight = { ...everything, reach: { places: [], territories: new Set(), units: new Set() } };

const at = (streamId: string, version = 1): Position => ({ streamId, version });
const DIRECTIVE = at('directive:a1', 3);
const SESSION = at('session:1f', 2);
const GRANTS = at('grants:office', 4);

/** Who is asked, and what it waits for, in turn. */
function asking(
  sight: Sight,
  failing: (positions: readonly Position[]) => Error | undefined = () => undefined,
) {
  const steps: unknown[] = [];
  const sources = {
    waitForViews: (positions: readonly Position[], until: AbortSignal) => {
      expect(until).toBe(signal);
      steps.push(positions);
      const error = failing(positions);
      return error ? Promise.reject(error) : Promise.resolve();
    },
    sight: (of: Principal) => {
      expect(of).toBe(principal);
      steps.push('sight');
      return Promise.resolve(sight);
    },
  } as unknown as ReadingSources;
  const { listUnseen } = unseenHandlers({ sources });
  return { steps, ask: (streams: readonly Position[]) => listUnseen({ streams: [...streams] }, call) };
}

const failure = (code: 'PARKED' | 'UNAVAILABLE') => refuse(code, 'Vướng.', 'In the way.');

describe('which streams an account may not be told of', () => {
  test('is asked once every directive among them is known, and then what else trace folds', async () => {
    const { steps, ask } = asking(hiding);
    expect(await ask([SESSION, DIRECTIVE, GRANTS])).toEqual({ streamIds: ['directive:a1'] });
    expect(steps).toEqual([[DIRECTIVE], 'sight', [SESSION]]);
  });

  test('waits for the rest as well where the account reads a territory alone', async () => {
    const { steps, ask } = asking(nowhere);
    expect(await ask([SESSION])).toEqual({ streamIds: ['session:1f'] });
    expect(steps).toEqual([[], 'sight', [SESSION]]);
  });

  test('waits for no more than directives where nothing is kept from the account', async () => {
    const { steps, ask } = asking(everything);
    expect(await ask([SESSION, DIRECTIVE])).toEqual({ streamIds: [] });
    expect(steps).toEqual([[DIRECTIVE], 'sight']);
    const alone = asking(everything);
    expect(await alone.ask([DIRECTIVE])).toEqual({ streamIds: [] });
  });

  test('is answered for each stream once, however many of its events are asked about', async () => {
    const { ask } = asking(hiding);
    expect(await ask([DIRECTIVE, at('directive:a1', 4)])).toEqual({ streamIds: ['directive:a1'] });
  });

  test('is answered though a record waits for an operator, but for nothing else that is in the way', async () => {
    const failingWith = (code: 'PARKED' | 'UNAVAILABLE') =>
      asking(nowhere, (positions) => (positions.includes(SESSION) ? failure(code) : undefined)).ask([
        SESSION,
      ]);
    expect(await failingWith('PARKED')).toEqual({ streamIds: ['session:1f'] });
    await expect(failingWith('UNAVAILABLE')).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    const fault = asking(nowhere, (positions) =>
      positions.length > 0 ? Object.assign(new Error('a fault'), { code: 'PARKED' }) : undefined,
    );
    await expect(fault.ask([SESSION])).rejects.toThrow('a fault');
  });

  test('is not guessed while a directive waits for an operator', async () => {
    const { ask } = asking(hiding, () => failure('PARKED'));
    await expect(ask([DIRECTIVE])).rejects.toMatchObject({ code: 'PARKED' });
  });

  test('is asked of five thousand at a time', async () => {
    const most = Array.from({ length: 5_000 }, (_, index) => at(`session:${index}`));
    expect(await asking(everything).ask(most)).toEqual({ streamIds: [] });
    await expect(asking(everything).ask([...most, SESSION])).rejects.toMatchObject({
      code: 'INVALID_ARGUMENT',
      path: ['streams'],
    });
  });
});
