import type { Day } from '@trienkhai/kernel/day';
import { refuse } from '@trienkhai/kernel/domain-error';
import { applyEvent, applyState, contentOf, countryBefore } from './country.ts';
import { invalid, noting, type Problems } from './problems.ts';
import type { Content, StateEvent, Territory } from './reorganisation.ts';
import { problemsOf } from './territory-rules.ts';

/**
 * Everything that is wrong with putting `content` in the place of what took effect on `on`: in itself,
 * and in what every later state would then rest on. Undefined content: nothing takes effect that day.
 */
export function problemsOfCorrection(
  territory: Territory,
  on: Day,
  content: Content | undefined,
  events: readonly StateEvent[],
): Problems {
  const problems: Problems = [];
  if (!noting(problems, () => requireCorrectable(territory, on, content === undefined))) return problems;
  const country = countryBefore(territory.states, on);
  if (content) problems.push(...problemsOf(country, on, content));
  if (problems.length > 0) return problems;
  for (const event of events) applyEvent(country, event);
  for (const later of territory.states.filter((state) => state.effectiveOn > on)) {
    const broken = problemsOf(country, later.effectiveOn, contentOf(later));
    if (broken[0]) return [restsOn(later.effectiveOn, broken[0], broken.length)];
    applyState(country, later);
  }
  return problems;
}

function requireCorrectable({ states, cancelled }: Territory, on: Day, cancels: boolean): void {
  const recorded = states.some((state) => state.effectiveOn === on);
  if (cancels && recorded && states[0]?.effectiveOn === on) {
    throw invalid(
      ['effectiveOn'],
      'Hiện trạng đầu tiên không thể hủy; hãy đính chính nội dung của nó.',
      'The first state cannot be cancelled; correct what it says instead.',
    );
  }
  if (recorded || (!cancels && cancelled.includes(on))) return;
  const days = states.map((state) => state.effectiveOn).join(', ');
  throw invalid(
    ['effectiveOn'],
    `Không có lần sắp xếp nào có hiệu lực ngày ${on}; đã ghi: ${days}.`,
    `No reorganisation took effect on ${on}; recorded: ${days}.`,
  );
}

function restsOn(later: Day, first: Problems[number], count: number) {
  return refuse(
    'REORGANISATION_INVALID',
    `Nếu sửa như vậy, lần sắp xếp ngày ${later} không còn đúng: ${first.text.vi} Hãy hủy hoặc đính chính lần đó trước.`,
    `So corrected, the reorganisation of ${later} no longer holds: ${first.text.en} Cancel or correct that one first.`,
    {
      path: ['effectiveOn'],
      facts: { later, laterCode: first.code, laterPath: first.path.join('.'), laterProblems: String(count) },
    },
  );
}
