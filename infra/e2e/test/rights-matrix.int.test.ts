import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { askGraphql } from '../src/rights-matrix/graphql-door.ts';
import { callTrace, connectTrace, type Trace } from '../src/rights-matrix/grpc-door.ts';
import * as oracle from '../src/rights-matrix/oracle.ts';
import {
  OBJECTS,
  PLACES,
  ROLES,
  TERRITORIES,
  type Place,
  type Role,
  type Thing,
} from '../src/rights-matrix/oracle.ts';
import {
  mismatches,
  sectionOf,
  sectionOfDocument,
  writeSection,
  type Cell,
} from '../src/rights-matrix/report.ts';
import { exportSets, followFeed, rehearse, STREAMS } from '../src/rights-matrix/rest-door.ts';
import { hearEvents, subscribeToRollout } from '../src/rights-matrix/subscription-door.ts';
import { ACCOUNTS, openWorld, type World } from '../src/rights-matrix/world.ts';
import { openSmallOffice, type SmallOffice } from '../src/small-office.ts';

let office: SmallOffice;
let world: World;
let trace: Trace;

beforeAll(async () => {
  office = await openSmallOffice();
  world = await openWorld(office);
  trace = connectTrace(world);
}, 120_000);
afterAll(async () => {
  trace?.close();
  await office?.close();
});

interface Asker {
  readonly role: Role;
  readonly place: Place;
  readonly token: string;
}

const cells: Cell[] = [];

function note(
  { role, place }: Asker,
  [door, operation, thing]: readonly [door: string, operation: string, thing: Thing],
  answered: string,
  expected: string,
): void {
  cells.push({ role, place, door, operation, thing, answered, expected });
}

function noteAll(
  asker: Asker,
  door: string,
  thing: Thing,
  outcomes: Readonly<Record<string, string>>,
  expected: (operation: string) => string,
): void {
  for (const [operation, answered] of Object.entries(outcomes)) {
    note(asker, [door, operation, thing], answered, expected(operation));
  }
}

const COMMANDS: Readonly<Record<string, typeof oracle.recordingInCommune>> = {
  recordSession: oracle.recordingInCommune,
  addCitationAlias: oracle.changingDirective,
  withdrawSession: oracle.withdrawingSession,
};

/** Operations that tell of the directive itself; every other one tells of what the commune recorded under it. */
const OF_DIRECTIVE = [
  ...['directive(symbol)', 'directives(search)', 'resolveCitation', 'node(directive)', 'history(directive)'],
  ...['getFacts(directive)', 'feed(directive)'],
];

function expectedRead(operation: string, place: Place, thing: Thing): string {
  if (operation === 'activities(commune)') return oracle.figures(place, thing);
  const territory = TERRITORIES.find((name) => operation === `rollout(${name})`);
  if (territory !== undefined) {
    return oracle.seen(place, thing) ? oracle.rolloutWithin(place, thing, territory) : 'not found';
  }
  return OF_DIRECTIVE.includes(operation) ? oracle.reading(place, thing) : oracle.readingRecord(place, thing);
}

function expectedCall(call: string, place: Place, thing: Thing): string {
  if (call.startsWith('getFacts')) return expectedRead(call, place, thing);
  if (call === 'getChain') return oracle.chain(place, thing);
  if (call === 'watchRollout') return oracle.subscribing(place, thing);
  const territory = TERRITORIES.find((name) => call === `getRollout(${name})`);
  return territory ? oracle.rolloutWithin(place, thing, territory) : oracle.rollout(place, thing);
}

/** Of the doors that ask about no role but whether it reads: the one that reads least, and the one that reads most. */
const READERS: readonly Role[] = ['viewer', 'control'];

/** Everything that one account can ask, one after the other. */
async function askAll(asker: Asker): Promise<void> {
  const { role, place, token } = asker;
  const subjects = await followFeed(world, token);
  const exported = await exportSets(world, token);
  for (const thing of OBJECTS) {
    const told = world.told[thing];
    const read = (operation: string) => expectedRead(operation, place, thing);
    noteAll(asker, 'GraphQL', thing, await askGraphql(world, token, told), read);
    noteAll(asker, 'REST', thing, exported(told), read);
    noteAll(asker, 'REST', thing, await rehearse(world, token, told), (command) =>
      COMMANDS[command]!(role, place, thing),
    );
    for (const name of STREAMS) {
      const expected = read(`feed(${name})`);
      note(asker, ['feed', name, thing], subjects.has(told[name]) ? 'seen' : 'not found', expected);
    }
    if (!READERS.includes(role)) continue;
    noteAll(asker, 'gRPC', thing, await callTrace(trace, world, token, told), (call) =>
      expectedCall(call, place, thing),
    );
    const begun = await subscribeToRollout(world, token, told);
    note(asker, ['subscription', 'rolloutChanged', thing], begun, oracle.subscribing(place, thing));
  }
}

/** Accounts that ask at the same time. */
const TOGETHER = 6;

test('every account is answered as the table of the decisions says, through every door', async () => {
  const askers: Asker[] = [];
  for (const place of PLACES) {
    for (const role of ROLES) {
      askers.push({ role, place, token: await world.office.network.token(`${role}@${ACCOUNTS[place]}`) });
    }
  }
  const left = [...askers];
  const work = async () => {
    for (let next = left.pop(); next; next = left.pop()) await askAll(next);
  };
  await Promise.all(Array.from({ length: TOGETHER }, work));
  const central = askers.findIndex(({ place }) => place === 'centre');
  const heard = await hearEvents(
    world,
    askers.map(({ token }) => token),
    central,
  );
  for (const [index, asker] of askers.entries()) {
    for (const thing of OBJECTS) {
      const told = heard[index]!.has(thing) ? 'seen' : 'not found';
      note(asker, ['subscription', 'eventRecorded', thing], told, oracle.reading(asker.place, thing));
    }
  }
  expect(mismatches(cells)).toEqual([]);
  expect(cells.length).toBeGreaterThanOrEqual(5_000);
}, 600_000);

test('docs/security.md says what was asked', () => {
  const section = sectionOf(cells);
  if (process.env['UPDATE_DOCS'] === '1') writeSection(section);
  expect(sectionOfDocument()).toBe(section);
});
