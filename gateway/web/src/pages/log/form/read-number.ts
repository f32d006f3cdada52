/** A number as people write it; `UNCLEAR`: it can be read in two ways. */
export type ReadNumber = number | 'UNCLEAR' | 'NO_NUMBER';

const GROUPED = /^[1-9]\d{0,2}(?:([.,\s])\d{3})(?:\1\d{3})*$/;
const DECIMAL = /^\d+[.,]\d+$/;
const GROUPED_DECIMAL = /^[1-9]\d{0,2}(?:\.\d{3})+,\d+$|^[1-9]\d{0,2}(?:,\d{3})+\.\d+$/;

/** A count: 3.652, 3,652 and 3 652 are all the same whole number. */
export function readCount(text: string): ReadNumber {
  const tidy = text.trim();
  if (/^\d+$/.test(tidy) || GROUPED.test(tidy)) return Number(tidy.replace(/\D/g, ''));
  return 'NO_NUMBER';
}

/** A percentage, which may have decimals in either spelling; 1.375 may be either, so it is asked back. */
export function readDecimal(text: string): ReadNumber {
  const tidy = text.trim().replace(/\s*%$/, '');
  if (/^\d+$/.test(tidy)) return Number(tidy);
  if (GROUPED.test(tidy)) return 'UNCLEAR';
  if (DECIMAL.test(tidy)) return Number(tidy.replace(',', '.'));
  if (!GROUPED_DECIMAL.test(tidy)) return 'NO_NUMBER';
  const decimals = tidy.slice(Math.max(tidy.lastIndexOf('.'), tidy.lastIndexOf(',')) + 1);
  return Number(`${tidy.slice(0, -decimals.length).replace(/\D/g, '')}.${decimals}`);
}
