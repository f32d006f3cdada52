import { addDays, type Day } from '../day.ts';
import { refuse, type BilingualText, type DomainError } from '../domain-error.ts';
import type { UnitHistory, UnitId, UnitRecord } from '../unit-history.ts';
import type { Path } from './text.ts';

const MOST_NAMED = 3;

interface Called {
  readonly level: string;
  readonly kind: string;
  readonly name: string;
}

/** Kind and name as people say them: "Xã Tân Hòa"; an organ's name says it already. */
export function fullName({ level, kind, name }: Called): string {
  return level === 'ORGAN' || level === 'CENTRE' ? name : `${kind} ${name}`;
}

/** A unit as it was called on the day, or on the day nearest to it on which it was there. */
export function unitNamed(units: UnitHistory, unit: UnitRecord, on: Day): string {
  const { id, level, versions } = unit;
  const version = units.isValid(id, on) ? units.versionOn(id, on) : nearest(versions, on);
  return version ? fullName({ ...version, level }) : id;
}

/** Who asks about a unit that is none, or about one that it may not read, is answered alike. */
export function unknownUnit(id: UnitId, path: Path): DomainError {
  return refuse(
    'UNIT_UNKNOWN',
    'Không có đơn vị này, hoặc tài khoản không được xem đơn vị này. Hãy tìm đơn vị trong danh mục.',
    'There is no such unit, or the account may not read it. Look it up in the catalogue of units.',
    { path, facts: { unit: id } },
  );
}

/** A unit that was not there on the day: when it was, and what to take in its place. */
export function unitNotValid(units: UnitHistory, unit: UnitRecord, on: Day, path: Path): DomainError {
  const { id, validFrom, validTo } = unit;
  const name = unitNamed(units, unit, on);
  const { vi, en } = spanOf(unit);
  const early = validFrom !== undefined && on < validFrom;
  const predecessors = distinct(units.predecessorsOf(id).map(({ fromId }) => fromId));
  const successors = distinct(units.successorsOf(id).map(({ toId }) => toId));
  const others = namesOf(units, early ? predecessors : successors, on);
  const instead = others !== undefined && {
    vi: ` hoặc đơn vị ${early ? 'tiền thân' : 'kế thừa'}: ${others}`,
    en: `, or a ${early ? 'predecessor' : 'successor'}: ${others}`,
  };
  return refuse(
    'UNIT_NOT_VALID',
    `${name} không tồn tại vào ngày ${on}: ${vi}. Hãy chọn ngày khác${instead ? instead.vi : ''}.`,
    `${name} does not exist on ${on}: ${en}. Choose another day${instead ? instead.en : ''}.`,
    {
      path,
      facts: {
        unit: id,
        on,
        validFrom: validFrom ?? '',
        validTo: validTo ?? '',
        successors: successors.join(','),
        predecessors: predecessors.join(','),
      },
    },
  );
}

/** The days on which a unit is there, as a part of a sentence. */
export function spanOf({ validFrom, validTo, withdrawn }: UnitRecord): BilingualText {
  if (withdrawn) return { vi: 'đơn vị này không có trên thực tế', en: 'in truth it never was' };
  const last = validTo === undefined ? undefined : addDays(validTo, -1);
  const vi = [validFrom && `từ ngày ${validFrom}`, last && `đến hết ngày ${last}`];
  const en = [validFrom && `from ${validFrom}`, last && `until the end of ${last}`];
  const said = (parts: readonly (string | undefined)[]) => parts.filter(Boolean).join(' ');
  return { vi: `đơn vị này có ${said(vi)}`, en: `it is there ${said(en)}` };
}

function nearest(versions: UnitRecord['versions'], on: Day) {
  const [first] = versions;
  return first && on < first.from ? first : versions.at(-1);
}

function namesOf(units: UnitHistory, ids: readonly UnitId[], on: Day): string | undefined {
  const names = ids.slice(0, MOST_NAMED).flatMap((id) => {
    const unit = units.get(id);
    return unit ? [unitNamed(units, unit, on)] : [];
  });
  if (names.length === 0) return undefined;
  return names.join(', ') + (ids.length > MOST_NAMED ? ', …' : '');
}

const distinct = (ids: readonly UnitId[]): readonly UnitId[] => [...new Set(ids)];
