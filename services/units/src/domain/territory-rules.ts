import type { Day } from '@trienkhai/kernel/day';
import { refuse } from '@trienkhai/kernel/domain-error';
import { fullName } from '@trienkhai/kernel/rules/unit-named';
import { requireText } from '@trienkhai/kernel/rules/text';
import { FIRST_SNAPSHOT, type UnitId } from '@trienkhai/kernel/unit-history';
import type { Level } from '@trienkhai/kernel/vocabulary';
import { beginChange, requireStanding, type Change } from './change.ts';
import type { Country } from './country.ts';
import { invalid, noting, type Problems } from './problems.ts';
import { openedId, type Content, type Opening, type Revision } from './reorganisation.ts';
import { notingSuccessions } from './succession-rules.ts';

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

/** Everything that is wrong with what takes effect on a day, each with its place in the command. */
export function problemsOf(before: Country, on: Day, content: Content): Problems {
  const problems: Problems = [];
  const change = beginChange(before, on, content, problems);
  content.openings.forEach((opening, index) =>
    noting(problems, () => open(change, opening, ['openings', String(index)])),
  );
  notingRepeated(problems, content.revisions);
  content.revisions.forEach((revision, index) =>
    noting(problems, () => revise(change, revision, ['revisions', String(index)])),
  );
  content.openings.forEach(({ level, parentId }, index) =>
    noting(problems, () => requireParent(change, level, parentId, ['openings', String(index), 'parent'])),
  );
  notingOrphans(problems, change);
  notingSuccessions(problems, change, content);
  return problems;
}

function open(change: Change, opening: Opening, path: readonly string[]): void {
  const { level, code, name, kind, parentId, origin } = opening;
  if (!CODES[level].test(code)) {
    throw invalid([...path, 'code'], 'Mã không đúng với cấp đơn vị.', 'The code does not fit the level.');
  }
  if (change.first ? origin !== FIRST_SNAPSHOT : !ORIGINS.includes(origin)) {
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
  const unit = requireStanding(change.before, unitId, [...path, 'unit']);
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

function notingRepeated(problems: Problems, revisions: readonly Revision[]): void {
  const seen = new Set<UnitId>();
  revisions.forEach(({ unitId }, index) => {
    if (seen.has(unitId)) {
      const path = ['revisions', String(index), 'unit'];
      problems.push(
        invalid(
          path,
          'Đơn vị này đã có trong danh sách thay đổi.',
          'This unit is already in the list of revisions.',
        ),
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

function notingOrphans(problems: Problems, { after, ending }: Change): void {
  if (ending.size === 0) return;
  for (const [id, unit] of after) {
    const { parentId } = unit;
    const place = parentId === undefined ? undefined : ending.get(parentId);
    if (place === undefined) continue;
    problems.push(
      refuse(
        'UNIT_NOT_VALID',
        `${fullName(unit)} còn thuộc đơn vị kết thúc này; hãy chuyển hoặc kết thúc nó trong cùng lần.`,
        `${fullName(unit)} still lies in this ending unit; move or end it in the same reorganisation.`,
        { path: ['closings', String(place), 'unit'], facts: { unit: id } },
      ),
    );
  }
}
