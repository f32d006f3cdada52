import { expect, test } from '@jest/globals';
import { SMALL_COUNTRY as id } from '@trienkhai/testkit/small-country';
import { inProcess } from '../../../test/in-process.ts';

const { ask } = inProcess();
const ON = '2025-07-01';

test('dated states of the country stand newest first, each with how much it changes', async () => {
  const { data } = await ask('{ reorganisations { version effectiveOn cancelled opened closed lines } }');
  const days = data.reorganisations.map((each: { effectiveOn: string }) => each.effectiveOn);
  expect(days).toEqual([...days].sort().reverse());
  const [newest] = data.reorganisations;
  expect(newest).toMatchObject({ effectiveOn: ON, cancelled: false });
  expect(newest.lines).toBeGreaterThanOrEqual(newest.opened + newest.closed);
});

test('what a state does is told in the words in which it was recorded', async () => {
  const query = `query ($on: Date) { reorganisations(effectiveOn: $on) { effectiveOn
    openings { level code name kind origin parent { id } }
    closings { unit { id } reason } successions { from { id } to { id } share default } revisions { unit { id } } } }`;
  const { data } = await ask(query, { on: ON });
  expect(data.reorganisations).toHaveLength(1);
  const [{ openings, closings, successions }] = data.reorganisations;
  const codes = openings.map(({ code }: { code: string }) => code);
  expect(codes).toContain(id.newCommune.split(':')[1]);
  expect(closings.map(({ unit }: { unit: { id: string } }) => unit.id)).toContain(id.district);
  expect(successions).toContainEqual({
    from: { id: id.district },
    to: { id: id.newCommune },
    share: expect.stringMatching(/^(WHOLE|PART)$/),
    default: expect.any(Boolean),
  });
});

test('of a day on which nothing took effect nothing is told', async () => {
  const { data } = await ask('{ reorganisations(effectiveOn: "2024-02-29") { effectiveOn } }');
  expect(data.reorganisations).toEqual([]);
});
