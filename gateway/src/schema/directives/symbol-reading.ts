import { readSymbol } from '@trienkhai/kernel/document-symbol';
import type { BilingualText } from '@trienkhai/kernel/domain-error';

export type Language = keyof BilingualText;

/** How a text reads as a document symbol, remarks in the reader's language. */
export function symbolReading(text: string, language: Language) {
  const reading = readSymbol(text);
  if (!reading.ok) {
    return { ok: false, normalised: reading.normalised, warnings: [], reason: reading.reason[language] };
  }
  return { ...reading, warnings: reading.warnings.map((warning) => warning[language]) };
}
