import type { JsonObject } from '@trienkhai/kernel/envelope';
import { CENTRE_ID, type UnitHistory } from '@trienkhai/kernel/unit-history';
import { createUnitHistoryFold, type UnitEvent } from '@trienkhai/kernel/unit-history/fold';
import { readReorganisations } from './catalogue.ts';
import type { ApplyReorganisation } from './commands.ts';

/** The catalogue folded in process, without organs: what the services hold once it is loaded. */
export function foldCatalogue(reorganisations = readReorganisations()): UnitHistory {
  const fold = createUnitHistoryFold();
  for (const event of catalogueEvents(reorganisations)) fold.apply(event);
  return fold.snapshot();
}

/** The events of the territory stream, as the units service records them. */
export function catalogueEvents(reorganisations: readonly ApplyReorganisation[]): readonly UnitEvent[] {
  return reorganisations.flatMap(eventsOf).map(([name, data], index) => ({
    type: `trienkhai.units.v1.${name}`,
    data,
    streamId: 'territory',
    version: index + 1,
    recordedAt: '2026-05-01T00:00:00.000Z',
    actor: 'admin@centre',
    unit: CENTRE_ID,
  }));
}

type Named = readonly [name: string, data: JsonObject];

function eventsOf(command: ApplyReorganisation): readonly Named[] {
  const { effectiveOn: on, issuedOn } = command;
  const known = new Set(command.successions.map((edge) => edge.from));
  return [
    ['ReorganisationDecided', { effectiveOn: on, issuedOn, decrees: command.decrees }],
    ...command.openings.map(({ level, parent, ...unit }): Named => {
      const unitId = `${level.toLowerCase()}:${unit.code}:${on}`;
      const above = parent === undefined ? {} : { parentId: parent };
      return ['UnitOpened', { unitId, level: `LEVEL_${level}`, ...unit, ...above, on }];
    }),
    ...command.revisions.flatMap(({ unit: unitId, name, kind, parent }): readonly Named[] => [
      ...(name === undefined ? [] : [['UnitRenamed', { unitId, name, on }] as const]),
      ...(kind === undefined ? [] : [['UnitRetyped', { unitId, kind, on }] as const]),
      ...(parent === undefined ? [] : [['UnitReparented', { unitId, parentId: parent, on }] as const]),
    ]),
    ...command.successions.map(({ from, to, share, default: isDefault }): Named => [
      'UnitSucceeded',
      { unitId: from, successorId: to, share: `SHARE_${share}`, default: isDefault, on },
    ]),
    ...command.closings.map(({ unit, reason }): Named => [
      'UnitClosed',
      { unitId: unit, on, successorsKnown: known.has(unit), ...(reason !== undefined && { reason }) },
    ]),
  ];
}
