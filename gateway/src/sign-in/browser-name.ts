/** The first that fits: each names the older ones as well. */
const BROWSERS = [
  ['Edge', /\bEdgA?\//],
  ['Cốc Cốc', /\bcoc_coc_browser\//i],
  ['Opera', /\bOPR\//],
  ['Firefox', /\b(?:Firefox|FxiOS)\//],
  ['Chrome', /\b(?:Chrome|CriOS)\//],
  ['Safari', /\bSafari\//],
] as const;
const SYSTEMS = [
  ['Android', /\bAndroid\b/],
  ['iOS', /\b(?:iPhone|iPad)\b/],
  ['Windows', /\bWindows\b/],
  ['macOS', /\bMacintosh\b/],
  ['Linux', /\bLinux\b/],
] as const;

/** By what people tell their machines apart, and no more of what a browser says of itself. */
export function browserName(userAgent: string | undefined): string | undefined {
  const named = [BROWSERS, SYSTEMS].map((known) => known.find(([, sign]) => sign.test(userAgent ?? ''))?.[0]);
  const parts = named.filter((part) => part !== undefined);
  return parts.length > 0 ? parts.join(', ') : undefined;
}
