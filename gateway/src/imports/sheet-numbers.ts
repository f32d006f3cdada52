import { refuse, type DomainError } from '@trienkhai/kernel/domain-error';

const PLAIN = /^-?\d+$/;
/** Dots group thousands, a comma stands before decimals. */
const VIETNAMESE = /^-?[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?$/;
const ENGLISH = /^-?[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?$/;
const COMMA_DECIMAL = /^-?\d+,\d+$/;
const DOT_DECIMAL = /^-?\d+\.\d+$/;
/** One mark and three digits behind it: thousands, or decimals. */
const EITHER = /^-?[1-9]\d{0,2}[.,]\d{3}$/;

/**
 * The number that a cell of a spreadsheet means. A typed text is read as people in Viet Nam write it where that can mean
 * one thing only: `3.652` in a column of whole numbers is 3652. Throws NUMBER_INVALID.
 */
export function asNumber(value: string | number | boolean, whole: boolean): number {
  if (typeof value === 'boolean') throw noNumber(String(value), whole);
  if (typeof value === 'string') return written(value.replace(/^(-?\d.*)\s*%$/, '$1').trim(), whole);
  if (whole && !Number.isInteger(value)) throw fraction(value);
  return value;
}

function written(text: string, whole: boolean): number {
  if (PLAIN.test(text)) return Number(text);
  const number = whole ? wholeNumber(text) : decimal(text);
  if (number === undefined) throw EITHER.test(text) ? twoMeanings(text, whole) : noNumber(text, whole);
  return number;
}

function wholeNumber(text: string): number | undefined {
  if (/^-?[1-9]\d{0,2}(?:\.\d{3})+$/.test(text)) return Number(text.replaceAll('.', ''));
  if (/^-?[1-9]\d{0,2}(?:,\d{3}){2,}$/.test(text)) return Number(text.replaceAll(',', ''));
  if (/^-?[1-9]\d{0,2}(?:[ \u00a0\u202f]\d{3})+$/.test(text)) return Number(text.replace(/\s/g, ''));
  return undefined;
}

function decimal(text: string): number | undefined {
  if (EITHER.test(text)) return undefined;
  if (VIETNAMESE.test(text)) return Number(text.replaceAll('.', '').replace(',', '.'));
  if (ENGLISH.test(text)) return Number(text.replaceAll(',', ''));
  if (COMMA_DECIMAL.test(text)) return Number(text.replace(',', '.'));
  return DOT_DECIMAL.test(text) ? Number(text) : undefined;
}

function fraction(value: number): DomainError {
  const shown = String(value).replace('.', ',');
  return refuse(
    'NUMBER_INVALID',
    `Ô là số lẻ ${shown}, cột này nhận số nguyên. Nếu dấu là dấu ngăn hàng nghìn, gõ liền, ví dụ 3652.`,
    `The cell is the fraction ${String(value)}, and this column takes whole numbers. If the mark parts thousands, type it plainly, e.g. 3652.`,
  );
}

function twoMeanings(text: string, whole: boolean): DomainError {
  const plain = text.replace(/[.,]/, '');
  const example = whole ? plain : `${plain} hoặc ${text.replace(/[.,]/, ',')}0`;
  return refuse(
    'NUMBER_INVALID',
    `"${text}" có thể hiểu hai cách: dấu ngăn hàng nghìn hay dấu thập phân. Gõ rõ, ví dụ ${example}.`,
    `"${text}" can be read in two ways: the mark may part thousands or decimals. Type it plainly, e.g. ${plain}.`,
  );
}

function noNumber(text: string, whole: boolean): DomainError {
  return refuse(
    'NUMBER_INVALID',
    `"${text.slice(0, 40)}" không phải là số${whole ? ' nguyên' : ''}, ví dụ ${whole ? '3652' : '95,56'}.`,
    `"${text.slice(0, 40)}" is not a ${whole ? 'whole ' : ''}number such as ${whole ? '3652' : '95.56'}.`,
  );
}
