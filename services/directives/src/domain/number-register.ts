import type { Day } from '@trienkhai/kernel/day';
import type { ReadSymbol } from '@trienkhai/kernel/document-symbol';
import { organSymbol } from '@trienkhai/kernel/document-symbol/organ-symbols';
import { refuse } from '@trienkhai/kernel/domain-error';
import type { UnitHistory, UnitId, UnitRecord } from '@trienkhai/kernel/unit-history';

export interface NumberRegister {
  /** The committee that owns the organ symbol. */
  readonly committeeId: UnitId;
  readonly warning?: string | undefined;
}

/** Attached committees (police, military, hospital …) and cells all write these, each with its own register. */
const ATTACHED: readonly string[] = ['ĐU', 'CB'];

/**
 * The register in which an issuer numbers under an organ symbol: that of its committee. The symbol must
 * be one of the committee's level: TW is the centre's, TU a province's.
 */
export function registerOf(
  reading: ReadSymbol,
  issuer: UnitRecord,
  day: Day,
  units: UnitHistory,
): NumberRegister {
  const committeeId = issuer.level === 'ORGAN' ? (units.parentOf(issuer.id, day) ?? issuer.id) : issuer.id;
  const level = units.get(committeeId)?.level ?? issuer.level;
  const organ = organSymbol(reading.form === 'party' ? 'party' : 'state', reading.organ);
  if (organ && !organ.levels.includes(level) && !organ.levels.includes(issuer.level)) {
    throw refuse(
      'SYMBOL_INVALID',
      `Ký hiệu ${reading.organ} (${organ.vi}) không phải của cơ quan ban hành đã nêu.`,
      `The organ symbol ${reading.organ} (${organ.en}) does not belong to the issuer that is named.`,
      { path: ['symbol'], facts: { organ: reading.organ, level } },
    );
  }
  const attached = issuer.level === 'ORGAN' && level !== 'COMMUNE' && ATTACHED.includes(reading.organ);
  return { committeeId: attached ? issuer.id : committeeId, warning: otherSymbol(reading, issuer) };
}

function otherSymbol(reading: ReadSymbol, issuer: UnitRecord): string | undefined {
  // QH15 and QH16 are one organ in two terms.
  const organ = reading.organ.replace(/\d+$/, '');
  if (issuer.symbol === undefined || issuer.symbol === reading.organ || issuer.symbol === organ)
    return undefined;
  return `Cơ quan ban hành thường dùng ký hiệu ${issuer.symbol}, văn bản ghi ${reading.organ}.`;
}
