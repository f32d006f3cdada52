import { oncePer } from '@trienkhai/kernel/once-per';
import { refuse, type DomainError } from '@trienkhai/kernel/domain-error';
import type { Day } from '@trienkhai/kernel/day';
import type { UnitHistory, UnitRecord } from '@trienkhai/kernel/unit-history';
import { LEVELS, type Level } from '@trienkhai/kernel/vocabulary';
import type { Caller } from '../caller.ts';

/** Ids that a file may write as people do: units as `level:code`, directives by their symbol. */
export interface References {
  /** The id that a cell means on that day; anything that reads as an id stays as it is. */
  resolve(text: string, on: Day): string | Promise<string>;
}

const LEVEL_CODE = /^([a-z]+):([^:\s]+)$/i;
const KEPT_SYMBOLS = 5000;

export function createReferences(caller: Caller, units: UnitHistory): References {
  const symbols = new Map<string, Promise<string>>();
  const directiveOf = (symbol: string): Promise<string> => {
    const known = symbols.get(symbol);
    if (known) return known;
    if (symbols.size >= KEPT_SYMBOLS) symbols.clear();
    const asked = findDirective(caller, symbol);
    symbols.set(symbol, asked);
    asked.catch(() => symbols.delete(symbol));
    return asked;
  };
  return {
    resolve(text, on) {
      // An id never has a slash, a symbol always does.
      return text.includes('/') ? directiveOf(text) : unitReference(units, text, on);
    },
  };
}

/** The unit that `level:code` means on that day; anything else stays as it is. */
export function unitReference(units: UnitHistory, text: string, on: Day): string {
  const [, word = '', code = ''] = LEVEL_CODE.exec(text) ?? [];
  const level = LEVELS.find((each) => each === word.toUpperCase());
  return level ? unitOf(units, level, code, on) : text;
}

async function findDirective(caller: Caller, symbol: string): Promise<string> {
  const context = { on: undefined, knownAt: undefined, after: [...caller.after] };
  const request = { context, symbol, issuerId: undefined, issuedOn: undefined };
  const { directives } = await caller.peers.trace.findDirectives(request, {
    token: caller.principal.token,
    signal: caller.signal,
  });
  const [found, another] = directives;
  if (!found) throw unknownSymbol(symbol);
  if (another) {
    const candidates = directives.map(({ id }) => id);
    throw ambiguous(`"${symbol}"`, candidates);
  }
  return found.id;
}

function unitOf(units: UnitHistory, level: Level, code: string, on: Day): string {
  const current = units.byCode(level, code, on);
  if (current) return current.id;
  const bearers = bearersOf(units).get(`${level}:${code}`) ?? [];
  if (bearers.length > 1) {
    throw ambiguous(
      `${level.toLowerCase()}:${code} (${on})`,
      bearers.map(({ id }) => id),
    );
  }
  if (bearers[0]) return bearers[0].id;
  throw refuse(
    'UNIT_UNKNOWN',
    `Không có đơn vị nào mang mã ${code} ở cấp ${level.toLowerCase()}.`,
    `No unit ever bore the code ${code} at level ${level.toLowerCase()}.`,
  );
}

const bearersOf = oncePer((units: UnitHistory): ReadonlyMap<string, readonly UnitRecord[]> =>
  Map.groupBy(units.all(), ({ level, code }) => `${level}:${code}`),
);

function unknownSymbol(symbol: string): DomainError {
  return refuse(
    'DIRECTIVE_UNKNOWN',
    `Không có văn bản mang số, ký hiệu "${symbol}". Ghi văn bản trước, hoặc ghi mã văn bản.`,
    `No directive bears the symbol "${symbol}". Register it first, or write its id.`,
  );
}

function ambiguous(what: string, candidates: readonly string[]): DomainError {
  return refuse(
    'AMBIGUOUS',
    `${what} chỉ nhiều hơn một: ${candidates.slice(0, 5).join(', ')}. Ghi mã đầy đủ.`,
    `${what} means more than one: ${candidates.slice(0, 5).join(', ')}. Write the whole id.`,
    { facts: { candidates: candidates.slice(0, 20).join(',') } },
  );
}
