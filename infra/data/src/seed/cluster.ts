import { deriveKey } from '@trienkhai/runtime/ids';
import type { LoadCommand } from '../commands.ts';
import { committeeId, organ } from '../organs.ts';
import { readSeed } from './figures.ts';

const FORM = 'seed-s4-cluster';
const MEMBERS = ['DU-CA-19', 'DU-QS-19', 'DU-BVTW-19', 'DU-KCQ-19', 'DU-DHTN-19', 'DU-GT-19', 'DU-KLM-19'];
const HEAD = 'DU-KLM-19';

/** Thái Nguyên: a cluster of seven committees, since when is not told; its review of 2021 and its pledge for 2022. */
export function emulationCluster(): {
  readonly formed: LoadCommand;
  readonly years: readonly LoadCommand[];
} {
  const { event_date: day, event, outcomes, cluster } = readSeed().S4;
  const { year, next_year: nextYear } = event;
  const id = `cluster:${deriveKey(FORM)}`;
  const form = {
    commandId: FORM,
    name: cluster.name,
    within: committeeId('province:19'),
    members: MEMBERS.map((code) => organ(code)),
    head: organ(HEAD),
  };
  const pledge = { commandId: 'seed-s4-pledge', cluster: id, year: nextYear, on: day };
  const review = { commandId: 'seed-s4-cluster-review', cluster: id, year, heldOn: day, nextYear, outcomes };
  return {
    formed: { command: 'formCluster', input: form },
    years: [
      { command: 'signPledge', input: pledge },
      { command: 'holdClusterReview', input: review },
    ],
  };
}
