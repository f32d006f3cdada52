import type { UnitId } from '@trienkhai/kernel/unit-history';
import type { LoadCommand } from './commands.ts';
import { committeeId, organ } from './organs.ts';
import { seedDirectives } from './seed/directives.ts';
import { districtReports } from './seed/reports.ts';
import { approvals } from './approvals.ts';
import { readSeed } from './seed/figures.ts';

/**
 * The five reports as commands, in stages: documents first, then what ties them together, then what
 * was done under them, then the approval of the reviews. What a report leaves out is left out here.
 */
export function readSeedStages(): readonly (readonly LoadCommand[])[] {
  const { documents, ties, idOf } = seedDirectives();
  const facts = [...districtReports(idOf), delegation(idOf), clusterReview()];
  return [documents, ties, facts, approvals(facts)];
}

/** Nghệ An, 2020: the provincial board visits six districts in four days, no day given for any of them. */
function delegation(directiveOf: (symbol: string) => string): LoadCommand {
  const { event_date: from, event_end: to, visited, documents } = readSeed().S5;
  const stops = visited.map(({ code }) => ({ unit: committeeId(`district:${code}`) }));
  const directives = documents.map(directiveOf);
  const input = { commandId: 'seed-s5-visit', by: organ('BTGTU-40'), stops, directives, from, to };
  return { command: 'recordVisit', input };
}

/** Thái Nguyên, 2021: the year's review of an emulation cluster, on record with the cluster's head. */
function clusterReview(): LoadCommand {
  const { event_date: heldOn, event, outcomes, cluster } = readSeed().S4;
  const head: UnitId = organ('DU-KLM-19');
  const period = {
    from: `${event.year}-01-01`,
    to: `${event.year}-12-31`,
    closed: false,
    label: `${cluster.name}, năm ${event.year}`,
  };
  const conclusions = outcomes.map((text) => ({ text }));
  const input = { commandId: 'seed-s4-review', kind: 'YEAR_END', unit: head, period, heldOn, conclusions };
  return { command: 'submitReview', input };
}
