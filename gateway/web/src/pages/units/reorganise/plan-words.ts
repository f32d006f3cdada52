import type { BilingualText } from '@trienkhai/kernel/domain-error';
import type { Language } from '../../../i18n/language.ts';
import { both } from '../../log/forms/options.ts';

/** What the parts of a plan are called, in its form and wherever else it is told. */
export const PLAN_WORDS = {
  heading: both('Sắp xếp đơn vị hành chính', 'Reorganisation of units'),
  effectiveOn: both('Ngày có hiệu lực', 'Day of effect'),
  issuedOn: both('Ngày ban hành', 'Day of issue'),
  decrees: both('Số, ký hiệu nghị quyết', 'Symbols of the resolutions'),
  oneOpening: both('Đơn vị mới', 'New unit'),
  code: both('Mã', 'Code'),
  name: both('Tên, không ghi loại', 'Name without the kind'),
  kind: both('Loại', 'Kind'),
  oneRevision: both('Đơn vị thay đổi', 'Unit that changes'),
  oneGiver: both('Đơn vị kết thúc hoặc chia bớt', 'Unit that ends or gives up a part'),
  unit: both('Đơn vị', 'Unit'),
  correctionReason: both('Lý do đính chính', 'Reason for the correction'),
  cancelTitle: both('Hủy bỏ lần sắp xếp', 'Cancel the reorganisation'),
  cancelReason: both('Lý do hủy bỏ', 'Reason for the cancellation'),
} as const satisfies Readonly<Record<string, BilingualText>>;

type PlanWord = keyof typeof PLAN_WORDS;

export function planWords(language: Language): Readonly<Record<PlanWord, string>> {
  const said = Object.entries(PLAN_WORDS).map(([word, text]) => [word, text[language]]);
  return Object.fromEntries(said) as Record<PlanWord, string>;
}
