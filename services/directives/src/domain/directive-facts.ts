import type { Day } from '@trienkhai/kernel/day';
import { refuse } from '@trienkhai/kernel/domain-error';
import { optionalPastDay } from '@trienkhai/kernel/rules/day';
import { optionalText, requireDistinct, requireText } from '@trienkhai/kernel/rules/text';
import { requireKnownUnit, requireUnit } from '@trienkhai/kernel/rules/unit';
import type { FactContext, Place } from '@trienkhai/kernel/rules/unit';
import { LEVELS } from '@trienkhai/kernel/vocabulary';
import type { Access, Level } from '@trienkhai/kernel/vocabulary';
import { numberOf } from './numbering.ts';

/** Where the text can be read; files themselves are not kept. */
export interface Source {
  readonly url?: string | undefined;
  readonly fileName?: string | undefined;
  /** Lower-case hexadecimal. */
  readonly sha256?: string | undefined;
}

/** Levels of the issuer's territory, or explicit units and organs; neither: the whole territory. */
export interface Addressees {
  readonly levels: readonly Level[];
  readonly unitIds: readonly string[];
}

/** A document as the caller writes it: the symbol in any accepted spelling, the register not yet known. */
export interface DirectiveDraft {
  readonly symbol?: string | undefined;
  readonly type?: string | undefined;
  readonly title: string;
  readonly issuerId: string;
  readonly issuedOn?: Day | undefined;
  readonly term?: number | undefined;
  readonly year?: number | undefined;
  readonly source?: Source | undefined;
  readonly addressees: Addressees;
  /** Undefined: open; in a correction, as it stands. */
  readonly access?: Access | undefined;
}

/** What the document's own text and register say of it. */
export interface DirectiveFacts extends DirectiveDraft {
  readonly type: string;
  /** Undefined: open. */
  readonly access?: 'ADDRESSEES' | undefined;
  /** What must be unique; undefined for a document without a symbol. */
  readonly registerKey?: string | undefined;
}

export interface CheckedDraft {
  readonly facts: DirectiveFacts;
  readonly warnings: readonly string[];
}

const MOST_ADDRESSEES = 5_000;
const WEB_ADDRESS = /^https?:\/\/[^\s/]+\S*$/i;
const SHA256 = /^[0-9a-f]{64}$/;

/** Reads a draft as it is to be kept; refuses what cannot be a registered document. */
export function checkDraft(draft: DirectiveDraft, context: FactContext): CheckedDraft {
  const { units, today } = context;
  const issuedOn = optionalPastDay(draft.issuedOn, today, ['issuedOn']);
  const issuer = units.get(draft.issuerId);
  if (!issuer) {
    throw refuse(
      'ISSUER_UNKNOWN',
      'Không có cơ quan ban hành này; hãy lấy mã định danh từ danh mục đơn vị.',
      'There is no such issuer; take its id from the catalogue of units and organs.',
      { path: ['issuer'], facts: { issuer: draft.issuerId } },
    );
  }
  // Without a day of issue nothing says that the issuer was gone by then.
  requireUnit(units, draft.issuerId, issuedOn ?? units.nearestValidDay(issuer.id, today), ['issuer']);
  const title = requireText(draft.title, 'title', ['title']);
  const { warnings, ...number } = numberOf({ ...draft, issuedOn }, issuer, context);
  const source = checkSource(draft.source);
  const addressees = checkAddressees(draft.addressees, context);
  const access = draft.access === 'ADDRESSEES' ? draft.access : undefined;
  return { facts: { ...number, title, issuerId: issuer.id, issuedOn, source, addressees, access }, warnings };
}

/** A document stands with its issuer on its day of issue. */
export function placeOfIssuer(draft: DirectiveDraft, today: Day): Place {
  return { unitId: draft.issuerId, day: draft.issuedOn ?? today, path: ['issuer'] };
}

function checkSource(source: Source | undefined): Source | undefined {
  if (!source) return undefined;
  const url = optionalText(source.url, 'url', ['source', 'url']);
  const fileName = optionalText(source.fileName, 'name', ['source', 'fileName']);
  const sha256 = optionalText(source.sha256, 'name', ['source', 'sha256']);
  if (url !== undefined && !WEB_ADDRESS.test(url)) {
    throw refuse(
      'INVALID_ARGUMENT',
      'Liên kết nguồn phải bắt đầu bằng http:// hoặc https://.',
      'The source link must begin with http:// or https://.',
      { path: ['source', 'url'] },
    );
  }
  if (sha256 !== undefined && !SHA256.test(sha256)) {
    throw refuse(
      'INVALID_ARGUMENT',
      'Mã SHA-256 gồm 64 chữ số thập lục phân viết thường.',
      'A SHA-256 value has 64 lower-case hexadecimal digits.',
      { path: ['source', 'sha256'] },
    );
  }
  return (url ?? fileName ?? sha256) ? { url, fileName, sha256 } : undefined;
}

function checkAddressees({ levels, unitIds }: Addressees, { units }: FactContext): Addressees {
  if (levels.length > 0 && unitIds.length > 0) {
    throw refuse(
      'INVALID_ARGUMENT',
      'Nêu các cấp hoặc nêu từng đơn vị, không nêu cả hai.',
      'Name levels or single units, not both.',
      { path: ['addressees'] },
    );
  }
  if (unitIds.length > MOST_ADDRESSEES) {
    throw refuse(
      'INVALID_ARGUMENT',
      `Tối đa ${MOST_ADDRESSEES} đơn vị; nhiều hơn thì nêu theo cấp.`,
      `At most ${MOST_ADDRESSEES} units; for more, name levels.`,
      { path: ['addressees', 'units'] },
    );
  }
  requireDistinct(unitIds, (id) => id, ['addressees', 'units']);
  unitIds.forEach((id, index) => requireKnownUnit(units, id, ['addressees', 'units', String(index)]));
  return { levels: LEVELS.filter((level) => levels.includes(level)), unitIds };
}
