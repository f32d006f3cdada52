import canonicalize from 'canonicalize';

/**
 * RFC 8785 JSON of plain data: one text per value, whatever the order of its fields. Fields that are
 * undefined are left out, instants become RFC 3339 text. Throws on NaN, cycles and lone surrogates.
 */
export function canonicalJson(value: object): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('not a JSON value');
  return text;
}
