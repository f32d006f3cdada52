import type { Day } from './day.ts';
import { normaliseSymbol, shapeOf, type SymbolShape } from './document-symbol/form.ts';
import { assemblyTerm, organSymbol, type OrganSystem } from './document-symbol/organ-symbols.ts';
import { documentType, inUse, PARTY_TYPES, STATE_TYPES, type DocumentType } from './document-symbol/types.ts';
import type { BilingualText } from './domain-error.ts';
import { toneKey } from './vn-text.ts';

export type SymbolForm = 'party' | 'state' | 'national-assembly' | 'official-letter';

/** A symbol taken apart. What the symbol does not say is undefined; nothing is guessed. */
export interface ReadSymbol {
  readonly ok: true;
  readonly form: SymbolForm;
  readonly number: number;
  readonly year: number | undefined;
  /** Term of the National Assembly, where the organ names it. */
  readonly term: number | undefined;
  /** Abbreviation of the type; undefined for acts of the National Assembly and official letters. */
  readonly type: string | undefined;
  readonly organ: string;
  /** Drafting unit of an official letter. */
  readonly unit: string | undefined;
  readonly normalised: string;
  readonly warnings: readonly BilingualText[];
}

export interface RefusedSymbol {
  readonly ok: false;
  readonly reason: BilingualText;
  readonly normalised: string;
}

export type SymbolReading = ReadSymbol | RefusedSymbol;

export interface ReadSymbolOptions {
  /** True: the text must already be written exactly as the rules say. */
  readonly strict?: boolean;
  /** Day of issue: abbreviations that were not in use on it are warned of. */
  readonly on?: Day | undefined;
}

/** Longest text that is looked at; anything longer is no symbol. */
const LONGEST = 100;
const NUMBER = /^(?:0[1-9]|[1-9]\d{1,5})$/;
const YEAR = /^(?:19[4-9]\d|20\d\d)$/;
const ORGAN_WORD = /^(?:TTg|Th|Tr|\p{Lu}|\p{Nd}|&)+$/u;

/** Reads the symbol (số, ký hiệu) of a party or state document. */
export function readSymbol(text: string, options: ReadSymbolOptions = {}): SymbolReading {
  const normalised = text.length > LONGEST ? text.slice(0, LONGEST) : normaliseSymbol(text);
  if (text.length > LONGEST) {
    return refused(normalised, 'Quá dài, không phải ký hiệu văn bản.', 'Too long for a document symbol.');
  }
  const shape = shapeOf(normalised);
  if (shape.form === 'none') return { ok: false, reason: shape.reason, normalised };
  if (options.strict && normalised !== text) {
    return refused(normalised, `Hãy viết đúng mẫu: ${normalised}.`, `Write it exactly as ${normalised}.`);
  }
  if (!NUMBER.test(shape.number)) {
    return refused(
      normalised,
      'Số văn bản bắt đầu từ 01; số nhỏ hơn 10 có một chữ số 0 ở trước.',
      'Numbers start at 01; those below 10 take one leading zero.',
    );
  }
  const reading = readShape(shape, normalised);
  return reading.ok && options.on !== undefined ? warnOfDay(reading, options.on) : reading;
}

function readShape(shape: Exclude<SymbolShape, { form: 'none' }>, normalised: string): SymbolReading {
  switch (shape.form) {
    case 'party':
      return readParty(shape, normalised);
    case 'state':
      return readState(shape, normalised);
    case 'national-assembly':
      if (!YEAR.test(shape.year)) return badYear(normalised);
      return read('national-assembly', shape, normalised, { organ: shape.organ });
  }
}

function readParty(shape: SymbolShape & { form: 'party' }, normalised: string): SymbolReading {
  const { type, organ } = shape;
  if (!documentType(PARTY_TYPES, type)) return unknownType(type, PARTY_TYPES, normalised);
  if (!organSymbol('party', organ) && organSymbol('state', organ)) {
    const right = `${shape.number}/${type}-${organ}`;
    return refused(
      normalised,
      `${organ} là cơ quan nhà nước: viết ${right}.`,
      `${organ} is a state organ: write ${right}.`,
    );
  }
  const fault = organFault('party', organ, normalised);
  return fault ?? read('party', shape, normalised, { type, organ });
}

function readState(shape: SymbolShape & { form: 'state' }, normalised: string): SymbolReading {
  const { first, second, year } = shape;
  if (year !== undefined && !YEAR.test(year)) return badYear(normalised);
  if (documentType(STATE_TYPES, first)) {
    if (organSymbol('party', second) && !organSymbol('state', second)) {
      const right = `${shape.number}-${first}/${second}`;
      return refused(
        normalised,
        `${second} là cơ quan của Đảng: viết ${right}.`,
        `${second} is a party organ: write ${right}.`,
      );
    }
    const fault = organFault('state', second, normalised);
    return fault ?? read('state', shape, normalised, { type: first, organ: second });
  }
  const letter = year === undefined && (organSymbol('state', first) || !organSymbol('state', second));
  if (!letter) return swappedOrUnknown(first, second, normalised);
  const fault = organFault('state', first, normalised) ?? organFault('state', second, normalised);
  return fault ?? read('official-letter', shape, normalised, { organ: first, unit: second });
}

function swappedOrUnknown(first: string, second: string, normalised: string): SymbolReading {
  if (!documentType(STATE_TYPES, second)) return unknownType(first, STATE_TYPES, normalised);
  return refused(
    normalised,
    `Loại văn bản đứng trước cơ quan: ${second}-${first}.`,
    `The type comes before the organ: ${second}-${first}.`,
  );
}

function read(
  form: SymbolForm,
  shape: { readonly number: string; readonly year?: string | undefined },
  normalised: string,
  parts: { readonly type?: string; readonly organ: string; readonly unit?: string },
): ReadSymbol {
  const { organ, type, unit } = parts;
  return {
    ok: true,
    form,
    number: Number(shape.number),
    year: shape.year === undefined ? undefined : Number(shape.year),
    term: assemblyTerm(organ),
    type,
    organ,
    unit,
    normalised,
    warnings: [...typeWarnings(form, type), ...organWarnings(form, organ)],
  };
}

function typeWarnings(form: SymbolForm, type: string | undefined): readonly BilingualText[] {
  const entry = form === 'party' && type !== undefined ? documentType(PARTY_TYPES, type) : undefined;
  if (entry?.irregular) {
    return [
      {
        vi: `${type} không có trong bảng chữ viết tắt.`,
        en: `${type} is in use but in no table of the rules.`,
      },
    ];
  }
  if (type !== 'QĐ' || form !== 'party') return [];
  return [
    {
      vi: 'QĐ là quyết định hoặc quy định; loại văn bản lấy theo chữ đứng trước số.',
      en: 'QĐ is a decision or a regulation; the word before the number tells which.',
    },
  ];
}

function organWarnings(form: SymbolForm, organ: string): readonly BilingualText[] {
  const known = organSymbol(systemOf(form), organ);
  if (!known) {
    return [{ vi: `Chưa biết ký hiệu cơ quan ${organ}.`, en: `The organ symbol ${organ} is not known.` }];
  }
  if (known.levels.length < 2) return [];
  return [
    {
      vi: `${organ} không cho biết cấp: phải nêu cơ quan ban hành.`,
      en: `${organ} does not tell the level: name the issuer.`,
    },
  ];
}

function warnOfDay(reading: ReadSymbol, on: Day): ReadSymbol {
  const table = reading.form === 'party' ? PARTY_TYPES : STATE_TYPES;
  const type = reading.type === undefined ? undefined : documentType(table, reading.type);
  const organ = organSymbol(systemOf(reading.form), reading.organ);
  const late = [
    ...(type && !inUse(type, on) ? [type.abbreviation] : []),
    ...(organ && !inUse(organ, on) ? [organ.symbol] : []),
  ];
  const warnings = late.map((word) => ({
    vi: `${word} không được dùng vào ngày ${on}.`,
    en: `${word} was not in use on ${on}.`,
  }));
  return { ...reading, warnings: [...reading.warnings, ...warnings] };
}

function organFault(system: OrganSystem, organ: string, normalised: string): RefusedSymbol | undefined {
  if (organSymbol(system, organ) || organ.split('-').every((word) => ORGAN_WORD.test(word))) return undefined;
  return refused(
    normalised,
    `Ký hiệu cơ quan viết bằng chữ in hoa: ${organ}.`,
    `An organ symbol is written in capitals: ${organ}.`,
  );
}

function unknownType(type: string, table: readonly DocumentType[], normalised: string): RefusedSymbol {
  const meant = table.find((each) => toneKey(each.abbreviation).replaceAll('đ', 'd') === toneKey(type));
  const hint = meant ? ` (${meant.abbreviation}?)` : '';
  return refused(
    normalised,
    `Không có loại văn bản ${type}${hint}.`,
    `There is no document type ${type}${hint}.`,
  );
}

function badYear(normalised: string): RefusedSymbol {
  return refused(
    normalised,
    'Năm trong ký hiệu có bốn chữ số, từ 1940 đến 2099.',
    'The year in a symbol has four digits, from 1940 to 2099.',
  );
}

function refused(normalised: string, vi: string, en: string): RefusedSymbol {
  return { ok: false, reason: { vi, en }, normalised };
}

function systemOf(form: SymbolForm): OrganSystem {
  return form === 'party' ? 'party' : 'state';
}
