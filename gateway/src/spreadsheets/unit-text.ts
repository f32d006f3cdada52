import { fullName } from '@trienkhai/kernel/rules/unit-named';
import type { UnitHistory, UnitRecord } from '@trienkhai/kernel/unit-history';

/** The id of a unit with its name behind it, which an import leaves off; any other text as it is. */
export function unitText(units: UnitHistory, id: string): string {
  const unit = units.get(id);
  return unit ? `${id} · ${unitName(unit)}` : id;
}

/** Kind and name as people say them, under which it was known last: "Xã Tân Hòa". */
export function unitName({ versions, id, level }: UnitRecord): string {
  const last = versions.at(-1);
  return last ? fullName({ ...last, level }) : id;
}
