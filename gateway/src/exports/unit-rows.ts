import { dayOf } from '@trienkhai/kernel/day';
import type { Asking, ExportRow } from './asking.ts';

/** Units valid on the last day asked for, today where none is; the tree itself is changed by decrees alone. */
export async function* unitRows({ units, query }: Asking): AsyncGenerator<ExportRow> {
  const on = query.to ?? dayOf(new Date());
  for (const { id, level, code, validFrom, validTo } of units.all()) {
    if (!units.isValid(id, on)) continue;
    if (query.within !== undefined && !units.isWithin(id, query.within, on)) continue;
    const { name, kind, parentId: parent } = units.versionOn(id, on);
    yield { id, version: units.version, body: { level, code, name, kind, parent, validFrom, validTo } };
  }
}
