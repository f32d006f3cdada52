import type { Json } from './json.ts';

const vi = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 2 });
export const figure = (value: number | null) => (value === null ? '–' : vi.format(value));
export const percent = (value: number | null) => (value === null ? '–' : `${vi.format(value)}%`);

const WORDS: Readonly<Record<string, string>> = {
  LEARNER: 'học viên',
  ATTENDEE: 'người tham dự',
  ATTENDANCE: 'lượt người',
  DELEGATE: 'đại biểu',
};
const BOUNDS: Readonly<Record<string, string>> = {
  EXACT: '',
  AT_LEAST: 'ít nhất ',
  MORE_THAN: 'trên ',
  ABOUT: 'khoảng ',
};

function peopleOf({ unit, value, qualifier, expected, percent: share, percentStated }: Json): string {
  const text = `${BOUNDS[qualifier]}${vi.format(value)} ${WORDS[unit]}`;
  const of = expected === null ? '' : ` trên tổng số ${vi.format(expected)}`;
  const shared = share ?? percentStated;
  return text + of + (shared === null ? '' : ` (${percent(shared)})`);
}

/** What the row of a total must say after its name. */
export function cellsOf(total: Json): string[][] {
  const ofPlan = total.percentOfPlan === null && total.percentStated !== null;
  return [
    [figure(total.count)],
    [figure(total.planned)],
    ofPlan ? [percent(total.percentStated), 'theo báo cáo'] : [percent(total.percentOfPlan)],
    [figure(total.online)],
    [figure(total.inPerson)],
    [figure(total.sites)],
    [figure(total.itemised)],
    total.people.length > 0 ? total.people.map(peopleOf) : ['–'],
  ];
}

/** What a stage of a level must say. */
export const stageOf = ({ reached, partly, percent: share, overdue }: Json): string[] => [
  vi.format(reached) + (share === null ? '' : ` (${percent(share)})`),
  ...(partly > 0 ? [`một phần: ${partly}`] : []),
  ...(overdue > 0 ? [`quá hạn: ${overdue}`] : []),
];
