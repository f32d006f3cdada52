import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { askAs, type Ask } from '../src/graphql.ts';
import { UNITS } from '../src/small-country.ts';
import { openSmallOffice, type SmallOffice } from '../src/small-office.ts';

const MAY = '2022-05-10T02:00:00Z';
const JUNE = '2022-06-20T02:00:00Z';
const JULY = '2022-07-05T02:00:00Z';
const END_OF_JUNE = '2022-06-30T00:00:00Z';
const END_OF_JULY = '2022-07-31T00:00:00Z';

let now = MAY;
let office: SmallOffice;
let ask: Ask;
let ids: Record<'directive' | 'session' | 'report' | 'visit' | 'review', string>;

const period = { from: '2022-01-01', to: '2022-06-15' };
const reason = 'Đơn vị gửi lại số đúng.';

function facts(figure: number) {
  const { district, communes } = UNITS;
  const directives = [ids.directive];
  const people = [{ unit: 'LEARNER', value: figure }];
  return {
    session: { kind: 'study-class', directives, unit: district, heldOn: '2022-06-15', people },
    report: { unit: district, period, lines: [{ kind: 'study-class', count: figure }] },
    visit: {
      by: UNITS.province,
      stops: [{ unit: communes[0] }],
      directives,
      from: '2022-06-14',
      to: '2022-06-14',
      findings: [`${figure}`],
    },
    review: { kind: 'HALF_YEAR', unit: district, period, conclusions: [{ text: `${figure}` }] },
  };
}

beforeAll(async () => {
  office = await openSmallOffice({ clock: () => new Date(now) });
  ask = askAs(office.url, await office.network.token('viewer@province:87'));
  const directive = (await office.register()).id;
  ids = { directive, session: '', report: '', visit: '', review: '' };
  now = JUNE;
  const june = facts(507);
  ids.session = (await office.send('recordSession', june.session)).id;
  ids.report = (await office.send('reportActivities', june.report)).id;
  ids.visit = (await office.send('recordVisit', june.visit)).id;
  ids.review = (await office.send('submitReview', june.review)).id;
  await office.send('recordReceipt', { directive, unit: UNITS.communes[0], on: '2022-06-01' });
  now = JULY;
  const july = facts(570);
  await office.send('correctSession', { ...july.session, session: ids.session, reason });
  await office.send('correctReport', { ...july.report, report: ids.report, reason });
  await office.send('correctVisit', { ...july.visit, visit: ids.visit, reason });
  await office.send('correctReview', { ...july.review, review: ids.review, reason });
  const { symbol, title } = (
    await ask('query($id: ID!) { node(id: $id) { ... on Directive { symbol title } } }', {
      variables: { id: directive },
    })
  ).node;
  const issuer = 'organ:BCT:2021-11-01';
  const renamed = { directive, symbol, title: `${title} (đã đính chính)`, issuer, issuedOn: '2022-01-10' };
  await office.send('correctDirective', { ...renamed, reason });
  const corrected = { directive, unit: UNITS.communes[0], on: '2022-05-30', stage: 'RECEIVED', reason };
  await office.send('correctUnitStage', corrected);
  await office.quiet();
});
afterAll(() => office?.close());

const LISTS: readonly (readonly [list: string, figure: string])[] = [
  ['sessions', 'nodes { people { value } }'],
  ['reports', 'nodes { lines { count } }'],
  ['visits', 'nodes { findings }'],
  ['reviews', 'nodes { conclusions { text } }'],
];

describe('a correction recorded in July to a figure of June', () => {
  test.each(LISTS)('shows in %s as known in July, and not as known in June', async (list, figure) => {
    const query = `query($knownAt: DateTime) { answer: ${list}(knownAt: $knownAt) { totalCount ${figure} } }`;
    const told = async (knownAt?: string) => {
      const { answer } = await ask(query, { variables: { knownAt } });
      expect(answer.totalCount).toBe(1);
      return JSON.stringify(answer.nodes);
    };
    expect(await told(END_OF_JUNE)).toContain('507');
    expect(await told(END_OF_JULY)).toContain('570');
    expect(await told()).toContain('570');
    const { answer } = await ask(query, { variables: { knownAt: '2022-05-31T00:00:00Z' } });
    expect(answer.totalCount).toBe(0);
  });

  test('shows in a node, in its nested fields and in the totals likewise', async () => {
    const query = `query($id: ID!, $session: ID!, $knownAt: DateTime, $within: ID!) {
      node(id: $id, knownAt: $knownAt, on: "2022-12-31") { ... on Directive { title rollout(within: $within) {
        knownAt rows(level: COMMUNE, stage: RECEIVED) { nodes { stages(only: [RECEIVED]) { on } } }
        activities { people { value } } } } }
      session: node(id: $session, knownAt: $knownAt) { ... on Session { people { value } directives { title } } }
      activities(within: $within, from: "2022-06-01", to: "2022-06-30", knownAt: $knownAt) { people { value } } }`;
    const told = (knownAt: string) =>
      ask(query, {
        variables: { id: ids.directive, session: ids.session, within: UNITS.province, knownAt },
      });
    const june = await told(END_OF_JUNE);
    expect(june.node.title).not.toContain('đính chính');
    expect(june.node.rollout.knownAt).toBe('2022-06-30T00:00:00.000Z');
    expect(june.node.rollout.rows.nodes[0].stages).toEqual([{ on: '2022-06-01' }]);
    expect(JSON.stringify(june.node.rollout.activities)).toContain('507');
    expect(june.session.people[0].value).toBe(507);
    expect(june.session.directives[0].title).not.toContain('đính chính');
    expect(june.activities[0].people[0].value).toBe(507);
    const july = await told(END_OF_JULY);
    expect(july.node.title).toContain('đính chính');
    expect(july.node.rollout.rows.nodes[0].stages).toEqual([{ on: '2022-05-30' }]);
    expect(july.session.people[0].value).toBe(570);
    expect(july.session.directives[0].title).toContain('đính chính');
    expect(july.activities[0].people[0].value).toBe(570);
  });

  test('shows in the register of documents and where a document is looked up', async () => {
    const query = `query($symbol: String!, $knownAt: DateTime) {
      directive(symbol: $symbol, knownAt: $knownAt) { title }
      directives(filter: { search: "đính chính" }, knownAt: $knownAt) { totalCount }
      resolveCitation(text: $symbol, knownAt: $knownAt) { directive { title } } }`;
    const { node } = await ask('query($id: ID!) { node(id: $id) { ... on Directive { symbol } } }', {
      variables: { id: ids.directive },
    });
    const told = (knownAt: string) => ask(query, { variables: { symbol: node.symbol, knownAt } });
    const june = await told(END_OF_JUNE);
    expect(june.directive.title).not.toContain('đính chính');
    expect(june.directives.totalCount).toBe(0);
    expect(june.resolveCitation.directive.title).not.toContain('đính chính');
    const july = await told(END_OF_JULY);
    expect(july.directive.title).toContain('đính chính');
    expect(july.directives.totalCount).toBe(1);
  });

  test('is told by the history of each node: who, when, why, before and after', async () => {
    const query = `query($id: ID!) { history(id: $id) { totalCount nodes {
      version what actor unit { id } recordedAt reason before after } } }`;
    for (const id of [ids.session, ids.report, ids.visit, ids.review, ids.directive]) {
      const { history } = await ask(query, { variables: { id } });
      expect(history.totalCount).toBe(2);
      const [first, second] = history.nodes;
      expect(first).toMatchObject({ version: 1, reason: null, before: {} });
      expect(second).toMatchObject({ version: 2, actor: 'admin@centre', unit: { id: UNITS.centre }, reason });
      expect(Date.parse(second.recordedAt)).toBe(Date.parse(JULY));
      expect(Object.keys(second.before)).toEqual(Object.keys(second.after));
    }
    const { history } = await ask(query, { variables: { id: ids.session } });
    expect(history.nodes[1].before).toEqual({ 'people.0.value': 507 });
    expect(history.nodes[1].after).toEqual({ 'people.0.value': 570 });
  });
});
