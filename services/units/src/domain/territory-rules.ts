import type { Day } from '@trienkhai/kernel/day';
import { requireDay } from '@trienkhai/kernel/rules/day';
import { refuse } from '@trienkhai/kernel/domain-error';
import { requireText } from '@trienkhai/kernel/rules/text';
import { FIRST_KNOWN_DAY, FIRST_SNAPSHOT, type UnitId } from '@trienkhai/kernel/unit-history';
import type { Level } from '@trienkhai/kernel/vocabulary';
import { requireSuccessions } from './succession-rules.ts';
import {
  invalid,
  openedId,
  requireStanding,
  type ApplyReorganisation,
  type Change,
  type Opening,
  type Revision,
  type Territory,
} from './reorganisation.ts';
import { entriesOf, type UnitState } from './unit-table.ts';

const CODES: Readonly<Record<Level, RegExp>> = {
  CENTRE: /^TW$/,
  PROVINCE: /^\d{2}$/,
  DISTRICT: /^\d{3}$/,
  COMMUNE: /^\d{5}$/,
  ORGAN: /^$/,
};
/** A parent is always of a higher level, so that the tree can have no cycle. */
const PARENTS: Readonly<Record<Level, readonly Level[]>> = {
  CENTRE: [],
  PROVINCE: ['CENTRE'],
  DISTRICT: ['PROVINCE'],
  COMMUNE: ['DISTRICT', 'PROVINCE'],
  ORGAN: [],
};
const ORIGINS: readonly string[] = ['created', 'provincial-merger', 'two-level-reform'];

/** Throws the first fault of a reorganisation, with its place in the command. */
export function requireReorganisation(territory: Territory, command: ApplyReorganisation, today: Day): void {
  requireDays(territory, command, today);
  const change = begin(territory, command);
  command.openings.forEach((opening, index) => open(change, opening, ['openings', String(index)]));
  requireDistinctRevisions(command.revisions);
  command.revisions.forEach((revision, index) => revise(change, revision, ['revisions', String(index)]));
  command.openings.forEach((opening, index) => {
    requireParent(change, opening.level, opening.parentId, ['openings', String(index), 'parent']);
  });
  requireNoOrphans(change);
  requireSuccessions(change, command);
}

function requireDays(territory: Territory, command: ApplyReorganisation, today: Day): void {
  const { effectiveOn, issuedOn } = command;
  requireDay(effectiveOn, ['effectiveOn']);
  if (requireDay(issuedOn, ['issuedOn']) > today) {
    throw refuse(
      'DATE_INVALID',
      'Ngày ban hành còn ở phía trước; chỉ ghi nghị quyết đã ban hành.',
      'The day of issue is still to come; record only what has been decreed.',
      { path: ['issuedOn'], facts: { today } },
    );
  }
  const { lastOn } = territory;
  if (lastOn === undefined ? effectiveOn === FIRST_KNOWN_DAY : effectiveOn > lastOn) return;
  throw invalid(
    ['effectiveOn'],
    lastOn === undefined
      ? `Lần đầu phải là hiện trạng ngày ${FIRST_KNOWN_DAY}.`
      : `Đã có trạng thái từ ngày ${lastOn}; ngày hiệu lực phải sau ngày đó.`,
    lastOn === undefined
      ? `The first state must be that of ${FIRST_KNOWN_DAY}.`
      : `A state from ${lastOn} on is already recorded; take a later day of effect.`,
  );
}

function begin(territory: Territory, command: ApplyReorganisation): Change {
  const after = new Map<UnitId, UnitState>();
  for (const [id, unit] of entriesOf(territory.units)) {
    if (unit.endedOn === undefined) after.set(id, unit);
  }
  const ending = new Map<UnitId, number>();
  command.closings.forEach(({ unitId, reason }, index) => {
    const path = ['closings', String(index)];
    const unit = requireStanding(territory, unitId, [...path, 'unit']);
    if (unit.level === 'CENTRE' || ending.has(unitId)) {
      throw invalid([...path, 'unit'], 'Không thể kết thúc đơn vị này.', 'This unit cannot be ended here.');
    }
    if (reason !== undefined) requireText(reason, 'reason', [...path, 'reason']);
    ending.set(unitId, index);
    after.delete(unitId);
  });
  const bearers = new Map([...after].map(([id, { level, code }]) => [`${level}:${code}`, id]));
  return { territory, on: command.effectiveOn, after, bearers, ending };
}

function open(change: Change, opening: Opening, path: readonly string[]): void {
  const { level, code, name, kind, parentId, origin } = opening;
  const first = change.territory.lastOn === undefined;
  if (!CODES[level].test(code)) {
    throw invalid([...path, 'code'], 'Mã không đúng với cấp đơn vị.', 'The code does not fit the level.');
  }
  if (first ? origin !== FIRST_SNAPSHOT : !ORIGINS.includes(origin)) {
    throw invalid(
      [...path, 'origin'],
      'Nguồn gốc không hợp lệ với ngày này.',
      'This origin does not fit a state of that day.',
    );
  }
  requireText(name, 'name', [...path, 'name']);
  requireText(kind, 'kind', [...path, 'kind']);
  const bearer = change.bearers.get(`${level}:${code}`);
  if (bearer !== undefined) {
    throw refuse(
      'UNIT_EXISTS',
      `Mã ${code} đang thuộc đơn vị khác vào ngày ${change.on}; hãy kết thúc đơn vị đó trước.`,
      `The code ${code} belongs to another unit on ${change.on}; end that one first.`,
      { path: [...path, 'code'], facts: { unit: bearer } },
    );
  }
  const id = openedId(opening, change.on);
  change.after.set(id, { level, code, name, kind, parentId });
  change.bearers.set(`${level}:${code}`, id);
}

function revise(change: Change, revision: Revision, path: readonly string[]): void {
  const { unitId, name, kind, parentId } = revision;
  const unit = requireStanding(change.territory, unitId, [...path, 'unit']);
  const moved = parentId !== undefined && parentId !== unit.parentId;
  const differs = moved || (name ?? unit.name) !== unit.name || (kind ?? unit.kind) !== unit.kind;
  if (!differs || change.ending.has(unitId)) {
    throw invalid(
      path,
      'Thay đổi này không làm gì cả, hoặc đơn vị đã kết thúc cùng ngày.',
      'This revision changes nothing, or the unit ends on the same day.',
    );
  }
  if (name !== undefined) requireText(name, 'name', [...path, 'name']);
  if (kind !== undefined) requireText(kind, 'kind', [...path, 'kind']);
  if (moved) requireParent(change, unit.level, parentId, [...path, 'parent']);
  change.after.set(unitId, {
    ...unit,
    name: name ?? unit.name,
    kind: kind ?? unit.kind,
    parentId: parentId ?? unit.parentId,
  });
}

function requireDistinctRevisions(revisions: readonly Revision[]): void {
  const seen = new Set<UnitId>();
  revisions.forEach(({ unitId }, index) => {
    if (seen.has(unitId)) {
      throw invalid(
        ['revisions', String(index), 'unit'],
        'Đơn vị này đã có trong danh sách thay đổi.',
        'This unit is already in the list of revisions.',
      );
    }
    seen.add(unitId);
  });
}

function requireParent(
  change: Change,
  level: Level,
  parentId: UnitId | undefined,
  path: readonly string[],
): void {
  if (parentId === undefined && level === 'CENTRE') return;
  const parent = parentId === undefined ? undefined : change.after.get(parentId);
  if (parent && PARENTS[level].includes(parent.level)) return;
  throw refuse(
    'UNIT_NOT_VALID',
    `Đơn vị cấp trên không tồn tại vào ngày ${change.on} hoặc không đúng cấp.`,
    `The parent does not exist on ${change.on} or is not of a higher level.`,
    { path, facts: { on: change.on, ...(parentId === undefined ? {} : { unit: parentId }) } },
  );
}

function requireNoOrphans({ after, ending }: Change): void {
  if (ending.size === 0) return;
  for (const [id, { parentId }] of after) {
    const place = parentId === undefined ? undefined : ending.get(parentId);
    if (place === undefined) continue;
    throw refuse(
      'UNIT_NOT_VALID',
      `Đơn vị ${id} còn thuộc đơn vị kết thúc này; hãy chuyển hoặc kết thúc nó trong cùng lần.`,
      `The unit ${id} still lies in this ending one; move or end it in the same reorganisation.`,
      { path: ['closings', String(place), 'unit'], facts: { unit: id } },
    );
  }
}
