import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { CorrectSessionRequest, RecordSessionRequest } from '@trienkhai/proto/trienkhai/study/v1/service';
import { ListSessionsRequest } from '@trienkhai/proto/trienkhai/trace/v1/service';
import type { Commit } from '@trienkhai/runtime/commit-store';
import { openDatabase } from '@trienkhai/runtime/document-store';
import { mergePositions, type Position } from '@trienkhai/runtime/position';
import fc from 'fast-check';
import { randomUUID } from 'node:crypto';
import { openPairs, type Pairs } from '../src/pairs.ts';
import { BEHIND, insistently } from '../src/patiently.ts';
import { UNITS } from '../src/small-country.ts';
import { openSmallOffice, type SmallOffice } from '../src/small-office.ts';

const RUNS = process.env['TRIENKHAI_NIGHTLY'] === '1' ? 60 : 6;
const at = fc.constantFrom(0, 1);
let office: SmallOffice;
let pairs: Pairs;
let directive: string;
let known: readonly Position[];

beforeAll(async () => {
  office = await openSmallOffice();
  pairs = await openPairs(office);
  ({ id: directive, positions: known } = await office.register());
});
afterAll(async () => {
  await pairs?.close();
  await office?.close();
});

const sent = <Answer>(call: () => Promise<Answer>) => insistently(call, { codes: BEHIND });

/** A session whose count of learners is the version at which it says so. */
function facts(version: number) {
  const people = [{ unit: 'HEADCOUNT_UNIT_LEARNER', value: version, qualifier: 'QUALIFIER_EXACT' }] as const;
  const unitId = UNITS.communes[0]!;
  return {
    kind: 'study-class',
    directiveIds: [directive],
    unitId,
    heldOn: '2022-03-15',
    people: [...people],
  };
}

async function record(instance: number, commandId: string = randomUUID()) {
  const meta = { commandId, after: [...known] };
  const request = RecordSessionRequest.fromPartial({ meta, session: facts(1) });
  return (await sent(() => pairs.study[instance]!.recordSession(request, office))).receipt!;
}

async function correct(instance: number, sessionId: string, version: number, commandId = randomUUID()) {
  const meta = { commandId, after: [...known] };
  const change = { meta, sessionId, session: facts(version), reason: 'Đếm lại' };
  const request = CorrectSessionRequest.fromPartial(change);
  return (await sent(() => pairs.study[instance]!.correctSession(request, office))).receipt!;
}

async function read(instance: number, sessionId: string, after: readonly Position[]) {
  const context = { after: [...after] };
  const request = ListSessionsRequest.fromPartial({ context, page: { first: 500 }, directiveId: directive });
  const { edges, at: answered } = await sent(() => pairs.trace[instance]!.listSessions(request, office));
  const node = edges.find((edge) => edge.node?.id === sessionId)?.node;
  return {
    version: node?.version ?? 0,
    value: node?.session?.people[0]?.value,
    positions: answered!.positions,
  };
}

async function commitsOf(filter: Partial<Commit>): Promise<Commit[]> {
  const database = await openDatabase(office.mongoUri, `${office.namespace}-study`);
  const found = await database.db.collection<Commit>('commits').find(filter).sort({ seq: 1 }).toArray();
  await database.close();
  return found;
}

describe('one caller before two instances of study and of trace', () => {
  test('reads its own writes, and what it has seen never goes back', async () => {
    const step = fc.record({ act: fc.constantFrom('write', 'read', 'read', 'others write'), at });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 6, maxLength: 14 }), async (steps) => {
        const { nodeId, position } = await record(0);
        let token: readonly Position[] = [position!];
        let [written, seen, version] = [1, 0, 1];
        for (const { act, at: instance } of [...steps, { act: 'read', at: 0 }, { act: 'read', at: 1 }]) {
          if (act === 'read') {
            const answer = await read(instance, nodeId, token);
            expect(answer.version).toBeGreaterThanOrEqual(Math.max(written, seen));
            expect(answer.value).toBe(answer.version);
            [seen, token] = [answer.version, mergePositions(token, answer.positions)];
          } else {
            const receipt = await correct(instance, nodeId, (version += 1));
            expect(receipt.position!.version).toBe(version);
            if (act === 'write') [written, token] = [version, mergePositions(token, [receipt.position!])];
          }
        }
      }),
      { numRuns: RUNS },
    );
  });
});

describe('both instances of study at once', () => {
  test('racing commands on one stream take the versions 2 to N, each once', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(at, { minLength: 4, maxLength: 12 }), async (instances) => {
        const { nodeId } = await record(0);
        const receipts = await Promise.all(instances.map((instance, i) => correct(instance, nodeId, i + 2)));
        const versions = receipts.map(({ position }) => position!.version).sort((a, b) => a - b);
        const expected = instances.map((_, i) => i + 2);
        expect(versions).toEqual(expected);
        const commits = await commitsOf({ streamId: nodeId });
        expect(commits.map(({ toVersion }) => toVersion)).toEqual([1, ...expected]);
      }),
      { numRuns: RUNS },
    );
  });

  test('one command sent to both, at once and again later, is recorded once and answered alike', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(at, { minLength: 2, maxLength: 8 }), at, async (instances, later) => {
        const [first, second] = [randomUUID(), randomUUID()];
        const recorded = await Promise.all(instances.map((instance) => record(instance, first)));
        const { nodeId } = recorded[0]!;
        const corrected = await Promise.all(instances.map((each) => correct(each, nodeId, 2, second)));
        await correct(1 - later, nodeId, 3);
        const again = [await record(later, first), await correct(later, nodeId, 2, second)];
        for (const receipt of recorded) expect(receipt).toEqual(again[0]);
        for (const receipt of corrected) expect(receipt).toEqual(again[1]);
        expect((await commitsOf({ streamId: nodeId })).map(({ commandId }) => commandId)).toEqual([
          first,
          second,
          expect.any(String),
        ]);
      }),
      { numRuns: RUNS },
    );
  });
});
