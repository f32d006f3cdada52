import { bestRank, searchFor } from '@trienkhai/kernel/vn-text';

const MOST = 20;

/** The ones of which a text answers what is typed, best first; nothing typed: the first ones. */
export function matching<Each>(
  listed: readonly Each[],
  typed: string,
  textsOf: (each: Each) => readonly string[],
): readonly Each[] {
  const search = searchFor(typed);
  if (!search) return listed.slice(0, MOST);
  return listed
    .map((each) => ({ each, rank: bestRank(textsOf(each).map((text) => search(text))) }))
    .filter(({ rank }) => rank !== undefined)
    .toSorted((one, other) => one.rank! - other.rank!)
    .slice(0, MOST)
    .map(({ each }) => each);
}
