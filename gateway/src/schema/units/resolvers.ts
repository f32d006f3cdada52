import type { UnitHistory, UnitRecord } from '@trienkhai/kernel/unit-history';
import { lineageOf } from '@trienkhai/kernel/unit-history/lineage';
import { readsWithin } from '@trienkhai/runtime/sight';
import { asOfAsked, dayFor, placeOf, unitsOf } from '../as-of.ts';
import type { Resolvers } from '../generated/types.ts';
import { namedUnit, namedUnits, unitNode, type UnitNode } from '../nodes.ts';
import { childUnits, filterUnits, pageOfUnits } from './unit-list.ts';

export const unitResolvers: Pick<Resolvers, 'Query' | 'Unit' | 'UnitVersion' | 'Succession'> = {
  Query: {
    unit: (_, { level, code, ...times }, { read }) => {
      const asOf = asOfAsked(read, times);
      const unit = unitsOf(asOf).byCode(level, code, asOf.on);
      return unit ? unitNode(asOf, unit.id) : null;
    },
    units: (_, args, { read }) => {
      const { asOf } = placeOf(read, args, asOfAsked(read, args));
      return pageOfUnits(asOf, filterUnits(unitsOf(asOf), args, asOf.on), args);
    },
  },
  Unit: {
    version: (unit) => unit.version ?? versionOf(unitsOf(unit.asOf), record(unit)),
    level: (unit) => record(unit).level,
    code: (unit) => record(unit).code,
    name: (unit, { on }) => versionOn(unit, on).name,
    kind: (unit, { on }) => versionOn(unit, on).kind,
    validFrom: (unit) => record(unit).validFrom,
    validTo: (unit) => record(unit).validTo,
    versions: (unit) => record(unit).versions.map((version) => ({ ...version, asOf: unit.asOf })),
    parent: (unit, { on }) => {
      const day = dayFor(unit.asOf, unit.id, on);
      const parentId = unitsOf(unit.asOf).parentOf(unit.id, day);
      return parentId === undefined ? null : unitNode(unit.asOf, parentId, day);
    },
    ancestors: (unit, { on }) => {
      const day = dayFor(unit.asOf, unit.id, on);
      const ids = unitsOf(unit.asOf).ancestorsOf(unit.id, day);
      return ids.map((id) => namedUnit({ ...unit.asOf, on: day }, id));
    },
    children: (unit, args) => {
      const on = dayFor(unit.asOf, unit.id, args.on);
      const ids = childUnits(unitsOf(unit.asOf), unit.id, args.level, on);
      return pageOfUnits({ ...unit.asOf, on }, ids, args);
    },
    predecessors: ({ id, asOf }) =>
      unitsOf(asOf)
        .predecessorsOf(id)
        .map((edge) => ({ ...edge, unit: namedUnit(asOf, edge.fromId) })),
    successors: ({ id, asOf }) =>
      unitsOf(asOf)
        .successorsOf(id)
        .map((edge) => ({ ...edge, unit: namedUnit(asOf, edge.toId) })),
    lineage: ({ id, asOf }) => namedUnits(asOf, lineageOf(id, unitsOf(asOf))),
    successorsKnown: (unit) => record(unit).successorsKnown,
    readable: ({ id, asOf }) => readsWithin(asOf.read.reach(), id),
    withdrawn: (unit) => record(unit).withdrawn === true,
    symbol: (unit) => record(unit).symbol,
    aliases: (unit) => record(unit).aliases ?? [],
    jointOf: (unit) => namedUnits(unit.asOf, record(unit).jointOf ?? []),
    oneHead: (unit) => record(unit).oneHead,
    partOfJoint: (unit, { on }) => {
      const day = dayFor(unit.asOf, unit.id, on);
      const jointId = unitsOf(unit.asOf).jointOrganOf(unit.id, day);
      return jointId === undefined ? null : unitNode(unit.asOf, jointId, day);
    },
  },
  UnitVersion: {
    parent: ({ parentId, from, asOf }) => (parentId === undefined ? null : unitNode(asOf, parentId, from)),
  },
};

function record({ id, asOf }: UnitNode): UnitRecord {
  return unitsOf(asOf).get(id)!;
}

function versionOn(unit: UnitNode, on: string | null | undefined) {
  return unitsOf(unit.asOf).versionOn(unit.id, dayFor(unit.asOf, unit.id, on));
}

/** An organ's stream holds its establishment and, at most, its end; every other unit is in the territory's. */
function versionOf(units: UnitHistory, unit: UnitRecord): number {
  return unit.level === 'ORGAN' ? (unit.validTo === undefined ? 1 : 2) : units.version;
}
