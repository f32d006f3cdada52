import { expect, test } from '@jest/globals';
import { isDeepStrictEqual } from 'node:util';
import type { ApplyReorganisation as Command } from '@trienkhai/units/domain/reorganisation';
import { territoryDecider } from '@trienkhai/units/domain/territory';
import { territoryCodec } from '@trienkhai/units/storage/event-codec';
import { catalogueEvents } from './catalogue-history.ts';
import { readReorganisations } from './catalogue.ts';
import type { ApplyReorganisation } from './commands.ts';

test('the units service accepts all 13 states and records what the catalogue says', () => {
  let territory = territoryDecider.initialState;
  const recorded = readReorganisations().flatMap((state) => {
    const events = territoryDecider.decide(territory, commandOf(state), { today: '2026-05-01' });
    territory = events.reduce(territoryDecider.evolve, territory);
    return events.map(territoryCodec.encode);
  });
  expect(recorded).toHaveLength(41_620);
  const expected = catalogueEvents(readReorganisations()).map(({ type, data }) => ({ type, data }));
  expect(recorded.map(inFull).findIndex((event, index) => !isDeepStrictEqual(event, expected[index]))).toBe(
    -1,
  );
});

/** proto3 JSON leaves out what is false. */
function inFull({ type, data }: { readonly type: string; readonly data: object }) {
  const falses = { UnitSucceeded: { default: false }, UnitClosed: { successorsKnown: false } };
  return { type, data: { ...falses[type.split('.').at(-1) as keyof typeof falses], ...data } };
}

function commandOf({ openings, revisions, closings, successions, ...state }: ApplyReorganisation): Command {
  return {
    type: 'ApplyReorganisation',
    ...state,
    openings: openings.map(({ parent, ...rest }) => ({ ...rest, parentId: parent })),
    revisions: revisions.map(({ unit, parent, ...rest }) => ({ ...rest, unitId: unit, parentId: parent })),
    closings: closings.map(({ unit, ...rest }) => ({ ...rest, unitId: unit })),
    successions: successions.map(({ from, to, ...rest }) => ({ ...rest, fromId: from, toId: to })),
  };
}
