import type { ListDirectivesRequest } from '@trienkhai/proto/trienkhai/trace/v1/service';
import { scopeOf, type AsOfArguments } from '../as-of.ts';
import type { DirectiveFilter } from '../generated/types.ts';
import { readContext, type AsOf } from '../read.ts';
import { wire } from '../words.ts';

/** The filter as trace is asked; a unit in it sets the day as it does everywhere. */
export function listRequest(
  asOf: AsOf,
  { filter, on }: AsOfArguments & { readonly filter?: DirectiveFilter | null | undefined },
): Omit<ListDirectivesRequest, 'page'> {
  const { search, type, issuer, issuedFrom, issuedTo, themeOf, year, sample } = filter ?? {};
  const { level, unit, stage, coverage, lacking, late } = filter ?? {};
  const placed = scopeOf(asOf.read, { within: unit, on }, asOf);
  return {
    context: readContext(placed.asOf),
    search: search ?? undefined,
    type: type ?? undefined,
    issuerId: issuer ?? undefined,
    issuedFrom: issuedFrom ?? undefined,
    issuedTo: issuedTo ?? undefined,
    themeOfId: themeOf ?? undefined,
    year: year ?? undefined,
    level: wire('LEVEL_', level),
    unitId: placed.within,
    stage: wire('STAGE_', stage),
    coverage: wire('COVERAGE_', coverage),
    lacking: wire('STAGE_', lacking),
    late: late ?? undefined,
    sample: sample ?? false,
  };
}
