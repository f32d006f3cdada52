import type { Day } from '@trienkhai/kernel/day';
import type { Decider } from '@trienkhai/kernel/decider';
import { refuse } from '@trienkhai/kernel/domain-error';
import { requireDay } from '@trienkhai/kernel/rules/day';
import { optionalText, requireDistinct, requireLength, requireText } from '@trienkhai/kernel/rules/text';
import { requireKnownUnit } from '@trienkhai/kernel/rules/unit';
import { FIRST_KNOWN_DAY, type UnitHistory, type UnitId } from '@trienkhai/kernel/unit-history';
import { checkJoint, overlap } from './joint-organ.ts';

/** A board, centre or committee that is no territory of its own. */
export interface Organ {
  readonly code: string;
  readonly name: string;
  readonly kind: string;
  /** The territorial unit or the centre whose committee owns its number register. */
  readonly committeeId: UnitId;
  /** As written in document symbols: "TW", "BTGTU". */
  readonly symbol?: string | undefined;
  /** Undefined: the start is unknown. */
  readonly validFrom?: Day | undefined;
  /** Exclusive; undefined: still there. */
  readonly validTo?: Day | undefined;
  readonly aliases: readonly string[];
  /** Organs that act as one in this joint organ; empty: it is none. */
  readonly jointOf: readonly UnitId[];
  /** Of a joint organ: one office heads all of them. */
  readonly oneHead?: boolean | undefined;
}

export type OrganEvent =
  | (Organ & { readonly type: 'OrganEstablished'; readonly organId: UnitId })
  | { readonly type: 'OrganClosed'; readonly organId: UnitId; readonly on: Day };

export interface EstablishOrgan extends Organ {
  readonly type: 'EstablishOrgan';
}
export interface CloseOrgan {
  readonly type: 'CloseOrgan';
  readonly organId: UnitId;
  readonly on: Day;
}
export type OrganCommand = EstablishOrgan | CloseOrgan;

export interface OrganState {
  readonly established?: { readonly validFrom: Day | undefined; readonly validTo: Day | undefined };
}

export interface OrganContext {
  readonly units: UnitHistory;
}

export const organDecider: Decider<OrganState, OrganCommand, OrganEvent, OrganContext> = {
  initialState: {},
  decide: (state, command, context) =>
    command.type === 'EstablishOrgan' ? establish(state, command, context) : close(state, command),
  evolve: (state, event) =>
    event.type === 'OrganEstablished'
      ? { established: { validFrom: event.validFrom, validTo: event.validTo } }
      : { established: { validFrom: state.established?.validFrom, validTo: event.on } },
};

/** Id and stream of an organ: its code and first day, or the first known day where that is unknown. */
export function organId({ code, validFrom }: Pick<Organ, 'code' | 'validFrom'>): UnitId {
  return `organ:${code}:${validFrom ?? FIRST_KNOWN_DAY}`;
}

const CODE = /^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/;

function establish(
  state: OrganState,
  command: EstablishOrgan,
  { units }: OrganContext,
): readonly OrganEvent[] {
  const id = organId(command);
  requirePlace(command, units);
  const { validFrom, validTo } = requireValidity(command);
  requireFreeCode(state, command, units);
  const joint = checkJoint(command, units);
  requireLength(command.aliases, ['aliases']);
  const aliases = command.aliases.map((alias, index) =>
    requireText(alias, 'name', ['aliases', String(index)]),
  );
  requireDistinct(aliases, (alias) => alias, ['aliases']);
  return [
    {
      type: 'OrganEstablished',
      organId: id,
      code: command.code,
      name: requireText(command.name, 'name', ['name']),
      kind: requireText(command.kind, 'kind', ['kind']),
      committeeId: command.committeeId,
      symbol: optionalText(command.symbol, 'symbol', ['symbol']),
      validFrom,
      validTo,
      aliases,
      ...joint,
    },
  ];
}

function requirePlace(command: EstablishOrgan, units: UnitHistory): void {
  if (!CODE.test(command.code)) {
    throw refuse(
      'INVALID_ARGUMENT',
      'Mã cơ quan gồm chữ cái không dấu, số, dấu chấm, gạch nối, tối đa 40 ký tự.',
      'An organ code has plain letters, digits, dots and hyphens, at most 40 characters.',
      { path: ['code'] },
    );
  }
  if (requireKnownUnit(units, command.committeeId, ['committee']).level === 'ORGAN') {
    throw refuse(
      'INVALID_ARGUMENT',
      'Cơ quan phải thuộc cấp ủy của một đơn vị hành chính hoặc Trung ương.',
      'An organ belongs to the committee of a territorial unit or of the centre.',
      { path: ['committee'] },
    );
  }
}

function requireValidity({ validFrom, validTo }: EstablishOrgan): Pick<Organ, 'validFrom' | 'validTo'> {
  if (validFrom !== undefined) requireDay(validFrom, ['validFrom']);
  if (validTo !== undefined) requireDay(validTo, ['validTo']);
  requireSpan(validFrom, validTo, ['validTo']);
  return { validFrom, validTo };
}

function requireFreeCode(state: OrganState, command: EstablishOrgan, units: UnitHistory): void {
  const id = organId(command);
  const bearer = state.established ? id : bearerOf(command, units);
  if (bearer === undefined) return;
  throw refuse(
    'UNIT_EXISTS',
    `Đã có cơ quan mang mã ${command.code} trong thời gian này.`,
    `An organ with the code ${command.code} exists during that time.`,
    { path: ['code'], facts: { unit: bearer } },
  );
}

/** Another organ that bears the code on any day of the span. */
function bearerOf(command: EstablishOrgan, units: UnitHistory): UnitId | undefined {
  const { code } = command;
  const id = organId(command);
  for (const unit of units.all()) {
    if (unit.level !== 'ORGAN' || unit.code !== code || unit.id === id) continue;
    if (overlap(unit, command)) return unit.id;
  }
  return undefined;
}

function close(state: OrganState, command: CloseOrgan): readonly OrganEvent[] {
  const on = requireDay(command.on, ['on']);
  if (!state.established) {
    throw refuse('UNIT_UNKNOWN', 'Không có cơ quan này.', 'There is no such organ.', { path: ['organ'] });
  }
  const { validFrom, validTo } = state.established;
  if (validTo === on) return [];
  if (validTo !== undefined) {
    throw refuse('UNIT_NOT_VALID', `Cơ quan đã kết thúc ngày ${validTo}.`, `The organ ended on ${validTo}.`, {
      path: ['on'],
      facts: { validTo },
    });
  }
  requireSpan(validFrom, on, ['on']);
  return [{ type: 'OrganClosed', organId: command.organId, on }];
}

function requireSpan(from: Day | undefined, to: Day | undefined, path: readonly string[]): void {
  if (from === undefined || to === undefined || from < to) return;
  throw refuse(
    'PERIOD_INVALID',
    `Ngày kết thúc phải sau ngày bắt đầu ${from}.`,
    `The end must come after the beginning, ${from}.`,
    { path },
  );
}
