import type { Merge } from '../../spreadsheets/marks.ts';
import { fileInvalid } from './csv.ts';
import type { RowFault } from './row.ts';

/** What is wrong with a line in which cells are merged; lines are asked for in order. */
export type MergedAt = (line: number) => RowFault | undefined;

/** Throws FILE_INVALID where the heading itself is merged. */
export function mergesByLine(merges: readonly Merge[], headingLine: number): MergedAt {
  const inHeading = merges.find(({ first, last }) => first <= headingLine && last >= headingLine);
  if (inHeading) {
    const { vi, en } = faultOf(inHeading);
    throw fileInvalid(vi, en, { cells: inHeading.area });
  }
  const below = merges.filter(({ first }) => first > headingLine).sort((a, b) => a.first - b.first);
  let next = 0;
  let open: Merge | undefined;
  return (line) => {
    for (; next < below.length && below[next]!.first <= line; next += 1) {
      if (!open || below[next]!.last > open.last) open = below[next];
    }
    return open && open.last >= line ? faultOf(open) : undefined;
  };
}

function faultOf({ area }: Merge): RowFault {
  return {
    code: 'FILE_INVALID',
    vi: `Các ô ${area} bị gộp, không rõ giá trị thuộc ô nào. Bỏ gộp ô, điền từng ô.`,
    en: `The cells ${area} are merged, so nobody can tell to which the value belongs. Split them and fill in each.`,
  };
}
