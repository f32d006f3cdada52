import { bilingual } from '../../../i18n/bilingual.ts';
import { counted } from '../../../i18n/counted.ts';

export const messages = bilingual(
  {
    label: 'Vì sao có con số này',
    leadsTo: (level: string, stage: string, part: string) => `xem vì sao, ${level}, ${stage}, ${part}`,
    parts: {
      expected: 'phải thực hiện',
      reached: 'đạt trọn',
      percent: 'tỷ lệ đạt',
      partly: 'một phần',
      overdue: 'quá hạn',
      lag: 'trung vị số ngày',
      first: 'ngày đến hoạt động đầu tiên',
      progress: 'tiến bộ thực',
      restructured: 'do sắp xếp đơn vị',
    },
    heading: (level: string, stage: string, part: string) => `${level} · ${stage} · ${part}`,
    headingOfLevel: (level: string, part: string) => `${level} · ${part}`,
    counts: (count: string, day: string) => `Tính đến ${day} con số này đếm ${count} đơn vị dưới đây.`,
    percent: (reached: string, expected: string, percent: string) =>
      `100 · ${reached} đơn vị đạt trọn / ${expected} đơn vị phải thực hiện = ${percent}.`,
    lag: 'Số đứng giữa trong các độ trễ dưới đây; đơn vị đạt nhờ kế thừa không có độ trễ của mình.',
    first: 'Hoạt động đầu tiên là buổi, mốc, đoàn công tác hoặc bước sớm nhất của đơn vị.',
    firstOn: (day: string, days: string) => `Hoạt động đầu tiên ngày ${day}, sau ban hành ${days} ngày.`,
    firstNone: 'Chưa có hoạt động nào.',
    none: 'Không có đơn vị nào.',
    units: 'Đơn vị',
    facts: 'Căn cứ',
    difference: (from: string, to: string, before: string, after: string) =>
      `${before}: ${from} đơn vị đạt. ${after}: ${to} đơn vị đạt.`,
    sum: (to: string, from: string, progress: string, restructured: string) =>
      `${to} − ${from} = ${progress} (tiến bộ thực) + ${restructured} (do sắp xếp).`,
    progress: 'Tiến bộ thực: việc đã làm giữa hai ngày, đếm trên các đơn vị của ngày sau.',
    restructured:
      'Do sắp xếp: cùng những việc đã làm đến ngày trước, đếm trên các đơn vị của ngày sau, trừ đếm trên các đơn vị của ngày trước.',
    see: (day: string) => `Xem các đơn vị đã đạt ngày ${day}`,
    gone: 'Đơn vị của ngày trước không còn trong ngày sau',
    became: 'Đã thành',
    goneNone: 'Giữa hai ngày không có đơn vị nào của cấp này kết thúc.',
    activities: 'Hoạt động dưới văn bản này',
    activity: (kind: string, count: string) => `${kind}: ${count}`,
    several: 'nhiều loại gộp lại',
    uncounted: 'Chưa cộng vào',
  },
  {
    label: 'Why this figure',
    leadsTo: (level, stage, part) => `see why, ${level}, ${stage}, ${part}`,
    parts: {
      expected: 'expected',
      reached: 'exact',
      percent: 'share',
      partly: 'partly',
      overdue: 'overdue',
      lag: 'median days',
      first: 'days to the first activity',
      progress: 'real progress',
      restructured: 'by reorganisation',
    },
    heading: (level, stage, part) => `${level} · ${stage} · ${part}`,
    headingOfLevel: (level, part) => `${level} · ${part}`,
    counts: (count, day) => `As of ${day} this figure counts the ${counted(count, 'unit')} below.`,
    percent: (reached, expected, percent) =>
      `100 · ${reached} units exact / ${expected} units expected = ${percent}.`,
    lag: 'The middle one of the lags below; a unit that reached it by succession has no lag of its own.',
    first: 'The first activity is the earliest session, milestone, visit or stage of a unit.',
    firstOn: (day, days) => `First activity on ${day}, ${counted(days, 'day')} after issue.`,
    firstNone: 'No activity yet.',
    none: 'There are no such units.',
    units: 'Units',
    facts: 'Evidence',
    difference: (from, to, before, after) =>
      `${before}: ${from} units had reached it. ${after}: ${to} units had.`,
    sum: (to, from, progress, restructured) =>
      `${to} − ${from} = ${progress} (real progress) + ${restructured} (by reorganisation).`,
    progress: 'Real progress: what was done between the two days, counted on the units of the later day.',
    restructured:
      'By reorganisation: what had been done by the earlier day, counted on the units of the later day, less the same counted on the units of the earlier day.',
    see: (day) => `See the units that had reached it on ${day}`,
    gone: 'Units of the earlier day that are gone on the later one',
    became: 'Became',
    goneNone: 'No unit of this level ended between the two days.',
    activities: 'Activities under this document',
    activity: (kind, count) => `${kind}: ${count}`,
    several: 'several kinds together',
    uncounted: 'Uncounted',
  },
);
