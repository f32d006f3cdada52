import type { Day } from '@trienkhai/kernel/day';
import type { Decider } from '@trienkhai/kernel/decider';
import type { UnitId } from '@trienkhai/kernel/unit-history';
import {
  openedId,
  type ApplyReorganisation,
  type Edge,
  type Opening,
  type Revision,
  type Territory,
  type TerritoryEvent,
} from './reorganisation.ts';
import { requireReorganisation } from './territory-rules.ts';
import { emptyTable, unitIn, withUnit, type UnitState } from './unit-table.ts';

/** The one stream of the country's territory. */
export const TERRITORY_STREAM = 'territory';

export interface TerritoryContext {
  readonly today: Day;
}

export const territoryDecider: Decider<Territory, ApplyReorganisation, TerritoryEvent, TerritoryContext> = {
  initialState: { lastOn: undefined, units: emptyTable },
  decide,
  evolve,
};

function decide(
  territory: Territory,
  command: ApplyReorganisation,
  context: TerritoryContext,
): readonly TerritoryEvent[] {
  requireReorganisation(territory, command, context.today);
  const { effectiveOn: on, issuedOn, decrees } = command;
  const succeeded = new Set(command.successions.map((edge) => edge.fromId));
  return [
    { type: 'ReorganisationDecided', effectiveOn: on, issuedOn, decrees },
    ...command.openings.map((opening) => opened(opening, on)),
    ...command.revisions.flatMap((revision) => revised(revision, on)),
    ...command.successions.map((edge) => succession(edge, on)),
    ...command.closings.map(({ unitId }) => closed(unitId, on, succeeded.has(unitId))),
  ];
}

function opened(opening: Opening, on: Day): TerritoryEvent {
  return { type: 'UnitOpened', unitId: openedId(opening, on), ...opening, on };
}

function revised({ unitId, name, kind, parentId }: Revision, on: Day): readonly TerritoryEvent[] {
  const events: TerritoryEvent[] = [];
  if (name !== undefined) events.push({ type: 'UnitRenamed', unitId, name, on });
  if (kind !== undefined) events.push({ type: 'UnitRetyped', unitId, kind, on });
  if (parentId !== undefined) events.push({ type: 'UnitReparented', unitId, parentId, on });
  return events;
}

function succession({ fromId, toId, share, default: isDefault }: Edge, on: Day): TerritoryEvent {
  return { type: 'UnitSucceeded', unitId: fromId, successorId: toId, share, default: isDefault, on };
}

function closed(unitId: UnitId, on: Day, successorsKnown: boolean): TerritoryEvent {
  return { type: 'UnitClosed', unitId, on, successorsKnown };
}

function evolve(territory: Territory, event: TerritoryEvent): Territory {
  switch (event.type) {
    case 'ReorganisationDecided':
      return { ...territory, lastOn: event.effectiveOn };
    case 'UnitOpened': {
      const { unitId, level, code, name, kind, parentId } = event;
      return {
        ...territory,
        units: withUnit(territory.units, unitId, { level, code, name, kind, parentId }),
      };
    }
    case 'UnitRenamed':
      return changed(territory, event.unitId, { name: event.name });
    case 'UnitRetyped':
      return changed(territory, event.unitId, { kind: event.kind });
    case 'UnitReparented':
      return changed(territory, event.unitId, { parentId: event.parentId });
    case 'UnitClosed':
      return changed(territory, event.unitId, { endedOn: event.on });
    case 'UnitSucceeded':
      return territory;
  }
}

function changed(territory: Territory, id: UnitId, change: Partial<UnitState>): Territory {
  const unit = unitIn(territory.units, id);
  return unit ? { ...territory, units: withUnit(territory.units, id, { ...unit, ...change }) } : territory;
}
