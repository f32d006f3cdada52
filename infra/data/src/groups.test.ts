import { expect, test } from '@jest/globals';
import { foldCatalogue } from './catalogue-history.ts';
import { readGroupStages } from './groups.ts';
import { readOrgans } from './organs.ts';
import { readSeedStages } from './seed.ts';

const commands = readGroupStages().flat();
const inputs = (command: string) =>
  commands.filter((each) => each.command === command).map(({ input }) => input);

test('reading twice gives the same commands, and none has the id of another one or of a figure', () => {
  expect(readGroupStages().flat()).toEqual(commands);
  const ids = [...commands, ...readSeedStages().flat()].map(({ input }) => input.commandId);
  expect(new Set(ids).size).toBe(ids.length);
});

test('every unit that a command names is in the catalogue or among the organs', () => {
  const history = foldCatalogue();
  const organs = new Set(readOrgans().map((each) => `organ:${String(each.input['code'])}:2021-11-01`));
  const units = JSON.stringify(commands).match(/(?:province|district|organ):[\w.-]+:\d{4}-\d\d-\d\d/g) ?? [];
  expect(units.length).toBeGreaterThan(10);
  expect(units.filter((id) => !organs.has(id) && !history.get(id))).toEqual([]);
});

test('seven members, one of them the head; review of 2021 and pledge for 2022 on one day', () => {
  const [cluster] = inputs('formCluster');
  expect(cluster?.['members']).toHaveLength(7);
  expect(cluster?.['members']).toContain(cluster?.['head']);
  expect(cluster).not.toHaveProperty('from');
  expect(inputs('signPledge')).toMatchObject([{ year: 2022, on: '2021-11-26' }]);
  expect(inputs('holdClusterReview')).toMatchObject([{ year: 2021, heldOn: '2021-11-26', nextYear: 2022 }]);
});

test('Búa liềm vàng VII went to 3 collectives and 7 individuals, VIII is launched without counts', () => {
  const [seventh, eighth] = inputs('recordAward');
  expect(seventh).toMatchObject({
    edition: 'VII (2022)',
    year: 2022,
    state: 'AWARDED',
    collectives: 3,
    individuals: 7,
  });
  expect(eighth).toMatchObject({ edition: 'VIII (2023)', year: 2023, state: 'LAUNCHED' });
  expect(eighth).not.toHaveProperty('collectives');
});
