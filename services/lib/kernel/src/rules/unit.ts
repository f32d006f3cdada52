import type { Day } from '../day.ts';
import { refuse } from '../domain-error.ts';
import type { UnitHistory, UnitId, UnitRecord } from '../unit-history.ts';
import type { Path } from './text.ts';
import { unitNotValid } from './unit-named.ts';

/** What every decision about a fact rests on. */
export interface FactContext {
  /** The calendar day in Asia/Ho_Chi_Minh at which the fact is recorded. */
  readonly today: Day;
  readonly units: UnitHistory;
}

/** The unit and day at which a command acts; rights are judged there. */
export interface Place {
  readonly unitId: UnitId;
  readonly day: Day;
  readonly path: Path;
  /** What the account must be allowed to do there; absent: to record. */
  readonly action?: 'record' | 'approve' | 'administer' | undefined;
}

/** A unit that is or was; UNIT_UNKNOWN otherwise. */
export function requireKnownUnit(units: UnitHistory, id: UnitId, path: Path): UnitRecord {
  const unit = units.get(id);
  if (unit) return unit;
  throw refuse(
    'UNIT_UNKNOWN',
    'Không có đơn vị này; hãy lấy mã định danh từ danh mục đơn vị.',
    'There is no such unit; take its id from the catalogue of units.',
    { path, facts: { unit: id } },
  );
}

/** A unit valid on that day; UNIT_NOT_VALID names its successors, comma-separated, in `facts`. */
export function requireUnit(units: UnitHistory, id: UnitId, on: Day, path: Path): UnitRecord {
  const unit = requireKnownUnit(units, id, path);
  if (units.isValid(id, on)) return unit;
  throw unitNotValid(units, unit, on, path);
}
