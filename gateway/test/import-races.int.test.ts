import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { exported, importFile, jobIn, sendFile, table } from './import-kit.ts';
import { district, startRest, type RestFixture } from './rest-fixture.ts';

const ROWS = 2000;
const HEADING = 'id,version,kind,directives,unit,heldOn,people.LEARNER,note';
let rest: RestFixture;

beforeAll(async () => {
  rest = await startRest();
});
afterAll(() => rest?.stop());

const facts = (learners: number) => ({
  ...{ kind: 'study-class', directives: [rest.directive], unit: district, heldOn: '2022-03-15' },
  people: [{ unit: 'LEARNER', value: learners }],
});

async function recorded(commandId: string): Promise<string> {
  const sent = await rest.send(
    'recordSession',
    { commandId, ...facts(40) },
    { 'x-after-position': rest.position },
  );
  return String(sent.body.nodeId);
}

/**
 * Imports many new sessions and, in the last row, a correction; between its check and its sending another account
 * corrects the same session.
 */
async function overtaken(of: string, session: string, version: string) {
  const row = (id: string, at: string, learners: number, note: string) =>
    `${id},${at},study-class,${rest.directive},${district},2022-03-15,${learners},${note}`;
  const rows = Array.from({ length: ROWS }, (_, i) => row('', '', 40, `${of} ${i}`));
  const file = table(HEADING, ...rows, row(session, version, 41, 'Từ tệp'));
  const sent = await sendFile(rest, { query: { command: 'recordSession' }, file });
  const id = String(sent.body['id']);
  await jobIn(rest, id, ['RECORDING'], { everyMs: 5 });
  const other = { commandId: `other-${session}`, session, ...facts(39), reason: 'Đếm lại' };
  expect(await rest.send('correctSession', other)).toMatchObject({ status: 200 });
  return jobIn(rest, id);
}

async function asItStands(session: string) {
  while ((await rest.network.lag()) > 0) await sleep(50);
  const lines = (await exported(rest, 'sessions', 'format=ndjson')).trim().split('\n');
  return lines.map((line) => JSON.parse(line)).find(({ id }) => id === session);
}

test('a row that is overtaken after its check is decided anew and recorded', async () => {
  const session = await recorded('first');
  expect(await overtaken('Vượt', session, '')).toMatchObject({
    state: 'DONE',
    progress: { checked: ROWS + 1, recorded: ROWS + 1, refused: 0 },
  });
  expect(await asItStands(session)).toMatchObject({ version: 3, note: 'Từ tệp' });
});

test('one that is then truly refused leaves the job INCOMPLETE, listed, with the commands that take the others back', async () => {
  const session = await recorded('second');
  const job = await overtaken('Từ chối', session, '1');
  expect(job).toMatchObject({ state: 'INCOMPLETE', progress: { checked: ROWS + 1, refused: 1 } });
  expect(job.errors).toMatchObject([{ line: ROWS + 2, column: 'version', code: 'VERSION_CONFLICT' }]);
  expect(await asItStands(session)).toMatchObject({ version: 2, people: [{ value: 39 }] });
  const { headers, body } = await rest.ask(job.links.undo);
  const undone = await importFile(rest, {
    query: { command: String(headers.get('x-undo-command')) },
    file: String(body['text']),
    type: 'application/x-ndjson',
  });
  const { recorded: count } = job.progress;
  expect(undone).toMatchObject({ state: 'DONE', progress: { read: count, recorded: count, refused: 0 } });
  while ((await rest.network.lag()) > 0) await sleep(50);
  expect(await exported(rest, 'sessions')).not.toContain('Từ chối');
});
