import { committeeId } from '../organs.ts';
import type { LoadCommand } from '../commands.ts';
import { readSeed } from './figures.ts';

/** Lý Nhân, 2023: who of the district received an award of one edition, and the edition launched after it. */
export function awardsOfLyNhan(): readonly LoadCommand[] {
  const { unit, awards } = readSeed().S2;
  return awards.map(({ name, edition, state = 'awarded', collectives, individuals }, index) => ({
    command: 'recordAward',
    input: {
      commandId: `seed-s2-award-${index + 1}`,
      unit: committeeId(`district:${unit.code}`),
      name,
      edition,
      ...yearIn(edition),
      state: state.toUpperCase(),
      ...(collectives === undefined ? {} : { collectives }),
      ...(individuals === undefined ? {} : { individuals }),
    },
  }));
}

/** The year that an edition bears: "VII (2022)". */
function yearIn(edition: string): { readonly year?: number } {
  const year = /\((\d{4})\)/.exec(edition)?.[1];
  return year === undefined ? {} : { year: Number(year) };
}
