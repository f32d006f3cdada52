import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import type { GraphqlClient } from './graphql-client.ts';
import { centre, district, province, startSmallSystem, type SmallSystem } from './small-system.ts';
let system: SmallSystem;
let admin: GraphqlClient;
let directive: string;

beforeAll(async () => {
  system = await startSmallSystem();
  ({ admin, directive } = system);
});

afterAll(() => system?.stop());

test('a position that nobody has reached is NOT_YET within its bound', async () => {
  const begun = Date.now();
  await expect(admin.ask('{ directives { totalCount } }', {}, `${directive}@99`)).rejects.toThrow('NOT_YET');
  expect(Date.now() - begun).toBeLessThan(60_000);
});

test('a rollout is told anew when it changes', async () => {
  const query = `subscription ($directive: ID!) { rolloutChanged(directive: $directive, within: "${province}") {
    levels { level stages { stage reached } } } }`;
  const planned = (message: any): number =>
    message.data.rolloutChanged.levels
      .find((each: { level: string }) => each.level === 'DISTRICT')
      .stages.find((each: { stage: string }) => each.stage === 'PLANNED').reached;
  const messages = admin.subscribe(query, { directive });
  expect(planned((await messages.next()).value)).toBe(0);
  await admin.command('adoptPlan', 'UnitStage', { directive, unit: district, on: '2022-02-01' });
  let seen = 0;
  while (seen === 0) seen = planned((await messages.next()).value);
  expect(seen).toBe(1);
  await messages.return(undefined);
});

test('events are told as they are published', async () => {
  const events = admin.subscribe(
    'subscription { eventRecorded(types: ["MilestoneLogged"]) { type subject unit { id } node { __typename } } }',
    {},
  );
  let heard: any;
  const first = events.next().then(({ value }) => (heard = value ?? {}));
  const milestone = { directive, unit: district, kind: 'implemented', on: '2022-05-01' };
  const logged: string[] = [];
  // Nothing tells from when on it is listened: so it is said until it is heard.
  while (!heard) {
    const { node } = await admin.command('logMilestone', 'LogMilestone', milestone);
    logged.push(node.id);
    await Promise.race([first, sleep(500)]);
  }
  expect(logged).toContain(heard.data.eventRecorded.subject);
  expect(heard).toMatchObject({
    data: {
      eventRecorded: {
        type: 'trienkhai.reviews.v1.MilestoneLogged',
        unit: { id: centre },
        node: { __typename: 'Milestone' },
      },
    },
  });
  await events.return(undefined);
});
