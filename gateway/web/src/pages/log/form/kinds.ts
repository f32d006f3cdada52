import { foldText } from '@trienkhai/kernel/vn-text';
import type { Option } from './form.ts';

/** The kind that a text means; others than the usual ones become lower-case Latin words: "Tọa đàm" is `toa-dam`. */
export function kindOf(text: string, options: readonly Option[]): string {
  const meant = foldText(text);
  const usual = options.find(
    ([value, { vi, en }]) => value === meant || foldText(vi) === meant || foldText(en) === meant,
  );
  return usual?.[0] ?? meant.replace(/[^a-z0-9]+/g, '-').replace(/^[-0-9]+|-+$/g, '');
}
