import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { appendByHand, receiptRecords } from '@trienkhai/e2e/by-hand';
import { askAs } from '@trienkhai/e2e/graphql';
import type { Json } from '@trienkhai/e2e/json';
import { openSmallOffice, type SmallOffice } from '@trienkhai/e2e/small-office';
import { UNITS } from '@trienkhai/e2e/small-country';
import { askWithin, receivedBy } from '@trienkhai/e2e/rollout';
import { cliOf, type Ran } from './run.ts';

let office: SmallOffice;
let cli: (...words: string[]) => Promise<Ran>;
let directive: string;

beforeAll(async () => {
  office = await openSmallOffice();
  cli = cliOf(office);
  ({ id: directive } = await office.register());
});
afterAll(async () => {
  await office?.close();
});

describe('events tail', () => {
  test('--from-start prints what was ever recorded and stops at the limit', async () => {
    const { exitCode, lines } = await cli('events', 'tail', '--from-start', '--limit', '5');
    expect(exitCode).toBe(0);
    expect(lines).toHaveLength(5);
    for (const line of lines)
      expect(line).toMatchObject({ streamId: expect.any(String), recordedAt: expect.any(String) });
  });

  test('--type prints only one kind of event', async () => {
    const { lines } = await cli('events', 'tail', '--from-start', '--type', 'UnitOpened', '--limit', '9');
    expect(new Set(lines.map(({ type }) => type))).toEqual(new Set(['trienkhai.units.v1.UnitOpened']));
  });

  test('without it, only what comes from now on', async () => {
    const tail = cli('events', 'tail', '--limit', '1');
    const told: Promise<unknown>[] = [];
    const telling = setInterval(() => told.push(office.register()), 300);
    const { lines } = await tail;
    clearInterval(telling);
    await Promise.all(told);
    expect(lines).toMatchObject([{ type: expect.stringMatching(/\.(NumberReserved|DirectiveRegistered)$/) }]);
  });
});

describe('garbage and a gap on a topic', () => {
  let first: ReturnType<typeof receiptRecords>[number];

  test('are parked and listed; other streams of the same partition go on', async () => {
    expect(await cli('parked', 'list')).toMatchObject({ exitCode: 0, lines: [] });
    const [one, two] = receiptRecords(directive, `progress:${directive}:${UNITS.communes[5]}`);
    first = one!;
    await appendByHand(office, [{ key: directive, headers: {}, value: 'no event at all' }, two!]);
    await office.send('recordReceipt', { directive, unit: UNITS.communes[0], on: '2022-02-01' });
    await office.quiet();
    expect(await receivedBy(office, directive)).toMatchObject({ reached: 1 });
    const { exitCode, lines } = await cli('parked', 'list');
    expect(exitCode).toBe(1);
    expect(lines.map(({ reason, version }) => [reason, version])).toEqual([
      ['NO_EVENT', null],
      ['GAP', 2],
    ]);
    expect(lines[1]).toMatchObject({ streamId: `progress:${directive}:${UNITS.communes[5]}` });
    expect(await cli('projections', 'list')).toMatchObject({ exitCode: 1, lines: [{ parked: 2, lag: 0 }] });
  });

  test('are found by verify', async () => {
    const { exitCode, findings } = await cli('verify');
    expect(exitCode).toBe(1);
    expect(findings.map(({ problem }) => problem)).toEqual(expect.arrayContaining(['UNREADABLE', 'GAP']));
    const { projections, verification } = await askAs(
      office.url,
      office.token,
    )('{ projections { parked lag parkedRecords { reason } } verification { at findings } }');
    expect(projections).toMatchObject([{ parked: 2, lag: 0, parkedRecords: { length: 2 } }]);
    expect(verification).toEqual({ at: expect.any(String), findings: findings.length });
  });

  test('stay parked when released too early; the stream goes on once what was missing has come', async () => {
    expect(await cli('parked', 'release')).toMatchObject({ exitCode: 1, lines: [{ released: 0, left: 2 }] });
    await appendByHand(office, [first]);
    await askWithin(90_000, async () =>
      expect(await receivedBy(office, directive)).toMatchObject({ reached: 2 }),
    );
    const { lines } = await cli('parked', 'list');
    expect(lines).toMatchObject([{ reason: 'NO_EVENT' }]);
  });

  test('garbage can be given up, a record of a stream cannot', async () => {
    const [garbage] = (await cli('parked', 'list')).lines;
    expect(await cli('parked', 'discard', 'nothing/0/0/*')).toMatchObject({ exitCode: 1 });
    expect(await cli('parked', 'discard', garbage._id)).toMatchObject({ exitCode: 0 });
    expect(await cli('parked', 'list')).toMatchObject({ exitCode: 0, lines: [] });
  });
});

test('a rebuild that parks what was given up waits for a word, then its read models answer', async () => {
  const before = (await cli('projections', 'list')).lines[0];
  const answered = await receivedBy(office, directive);
  const rebuilt = await cli('projections', 'rebuild');
  expect(rebuilt.exitCode).toBe(1);
  expect(rebuilt.lines.at(-1)).toMatchObject({ generation: before.generation, building: { parked: 1 } });
  expect(await receivedBy(office, directive)).toEqual(answered);
  const { exitCode, lines } = await cli('projections', 'switch');
  expect(exitCode).toBe(0);
  expect(lines.at(-1)).toMatchObject({ name: 'trace', generation: before.generation + 1, lag: 0 });
  expect(await receivedBy(office, directive)).toEqual(answered);
  const again = await cli('projections', 'rebuild');
  expect(again.exitCode).toBe(0);
  expect(again.lines.at(-1)).toMatchObject({ generation: before.generation + 2 });
});

describe('grant --bootstrap', () => {
  test('names the first administrator of the centre, once', async () => {
    const { exitCode, lines } = await cli('grant', '--bootstrap', 'office-tw');
    expect({ exitCode, lines }).toMatchObject({ exitCode: 0, lines: [{ subject: 'office-tw' }] });
    const question = '{ grants(subject: "office-tw") { nodes { id role to grantedBy unit { id } } } }';
    const ask = askAs(office.url, office.token);
    let nodes: readonly Json[] = [];
    while (nodes.length === 0) ({ nodes } = (await ask(question)).grants);
    const grant = { id: lines[0].grant, role: 'ADMIN', to: null, grantedBy: 'operator' };
    expect(nodes).toEqual([{ ...grant, unit: { id: UNITS.centre } }]);
    expect((await cli('grant', '--bootstrap', 'office-2')).exitCode).toBe(1);
  });
});
