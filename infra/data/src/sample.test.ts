import { expect, test } from '@jest/globals';
import { foldCatalogue } from './catalogue-history.ts';
import { readSampleStages } from './sample.ts';

interface Acted {
  readonly unit?: string;
  readonly on?: string;
  readonly heldOn?: string;
  readonly period?: { readonly to: string };
}

const history = foldCatalogue();
const stages = readSampleStages(history);
const commands = stages.flat();
const count = (name: string) => commands.filter(({ command }) => command === name).length;

test('the same on every run, each command with an id of its own', () => {
  expect(readSampleStages(history)).toEqual(stages);
  expect(new Set(commands.map(({ input }) => input.commandId)).size).toBe(commands.length);
});

test('all of it is marked as sample', () => {
  expect(commands.every(({ input }) => input['sample'] === true)).toBe(true);
});

test('of a size that loads in a moment', () => {
  expect(commands.length).toBeGreaterThan(6_000);
  expect(commands.length).toBeLessThan(10_000);
});

test('every act stands on a day on which its unit was there', () => {
  const wrong = commands.filter(({ input }) => {
    const { unit, on, heldOn, period } = input as Acted;
    const day = on ?? heldOn ?? period?.to;
    return unit !== undefined && day !== undefined && !history.isValid(unit, day);
  });
  expect(wrong).toEqual([]);
});

test('units of before and after the reform act', () => {
  const units = new Set(commands.map(({ input }) => String(input['unit'])));
  expect([...units].filter((id) => id.startsWith('district:')).length).toBeGreaterThan(25);
  expect([...units].filter((id) => id.endsWith(':2025-07-01')).length).toBeGreaterThan(50);
});

test('there is something to put right', () => {
  const [, , , corrections] = stages;
  expect(new Set(corrections?.map(({ command }) => command))).toEqual(
    new Set(['recordReceipt', 'correctUnitStage', 'correctSession', 'withdrawSession', 'correctReport']),
  );
  expect(count('recordReceipt')).toBeLessThan(3 * 640);
});
