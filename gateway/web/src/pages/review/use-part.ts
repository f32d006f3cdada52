import { useText } from '../../i18n/bilingual.ts';
import { useFormat } from '../../i18n/format.ts';
import { messages } from './reporting-messages.ts';

/** A percentage, or that nobody knows: what is missing never looks like zero. */
export function usePart(): (value: number | null | undefined) => string {
  const { unknown } = useText(messages);
  const { percent } = useFormat();
  return (value) => (typeof value === 'number' ? percent(value) : unknown);
}
