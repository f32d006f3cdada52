import type { Day } from '@trienkhai/kernel/day';
import { refuse } from '@trienkhai/kernel/domain-error';
import {
  applyEvent,
  applyState,
  contentOf,
  countryBefore,
  type Country,
  type DatedState,
} from './country.ts';
import { invalid, noting, type Problems } from './problems.ts';
import type { Content, StateEvent, Territory } from './reorganisation.ts';
import { problemsOf } from './territory-rules.ts';

/** What is to stand in the place of a recorded state; undefined content: nothing. */
export interface Correction {
  /** Day of effect as recorded. */
  readonly on: Day;
  /** Day of effect as it really is. */
  readonly day: Day;
  readonly content: Content | undefined;
  readonly events: readonly StateEvent[];
}

/**
 * Everything that is wrong with a correction: in itself, and in what every state since the earlier of the
 * two days would then rest on.
 */
export function problemsOfCorrection(territory: Territory, correction: Correction): Problems {
  const problems: Problems = [];
  const { on, day, content } = correction;
  const correctable = noting(problems, () => {
    requireCorrectable(territory, on, content === undefined);
    if (day !== on) requireMovable(territory, on, day);
  });
  if (!correctable) return problems;
  const others = territory.states.filter(({ effectiveOn }) => effectiveOn !== on);
  const from = day < on ? day : on;
  const country = countryBefore(others, from);
  const [before, after] = [
    (each: DatedState) => each.effectiveOn < day,
    (each: DatedState) => each.effectiveOn > day,
  ];
  const since = others.filter(({ effectiveOn }) => effectiveOn >= from);
  const broken = firstBroken(country, since.filter(before), correction);
  if (broken) return [broken];
  if (content) problems.push(...problemsOf(country, day, content));
  if (problems.length > 0) return problems;
  for (const event of correction.events) applyEvent(country, event);
  return [firstBroken(country, since.filter(after), correction)].filter((each) => each !== undefined);
}

/** Applies these states to the country as long as they hold; what is wrong with the first that does not. */
function firstBroken(country: Country, states: readonly DatedState[], correction: Correction) {
  for (const state of states) {
    const broken = problemsOf(country, state.effectiveOn, contentOf(state));
    if (broken[0]) return restsOn(correction, state.effectiveOn, broken[0], broken.length);
    applyState(country, state);
  }
  return undefined;
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

function requireMovable({ states }: Territory, on: Day, day: Day): void {
  const [first] = states;
  if (first && (first.effectiveOn === on || day <= first.effectiveOn)) {
    throw invalid(
      ['movedTo'],
      `Hiện trạng đầu tiên là ngày ${first.effectiveOn}: không dời được, và không có gì diễn ra trước đó.`,
      `The first state is that of ${first.effectiveOn}: it cannot be moved, and nothing comes before it.`,
    );
  }
  if (!states.some(({ effectiveOn }) => effectiveOn === day)) return;
  throw invalid(
    ['movedTo'],
    `Ngày ${day} đã có một lần sắp xếp; hãy đính chính lần đó để gồm cả nội dung này, rồi hủy lần ngày ${on}.`,
    `Another reorganisation is recorded for ${day}; correct that one so that it holds this content as well, and cancel the one of ${on}.`,
  );
}

function restsOn({ on, day }: Correction, later: Day, first: Problems[number], count: number) {
  return refuse(
    'REORGANISATION_INVALID',
    `Nếu sửa như vậy, lần sắp xếp ngày ${later} không còn đúng: ${first.text.vi} Hãy hủy hoặc đính chính lần đó trước.`,
    `So corrected, the reorganisation of ${later} no longer holds: ${first.text.en} Cancel or correct that one first.`,
    {
      path: [day === on ? 'effectiveOn' : 'movedTo'],
      facts: { later, laterCode: first.code, laterPath: first.path.join('.'), laterProblems: String(count) },
    },
  );
}
