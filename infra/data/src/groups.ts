import type { LoadCommand } from './commands.ts';
import { committeeId, organ } from './organs.ts';
import { awardsOfLyNhan } from './seed/awards.ts';
import { chainToDistrict } from './seed/chain.ts';
import { emulationCluster } from './seed/cluster.ts';

/**
 * What the five reports say of groups: the chain of documents down to a district, the board and the
 * centre of a district that act as one, an emulation cluster, and
 * awards. In stages like the figures, on which they rest.
 */
export function readGroupStages(): readonly (readonly LoadCommand[])[] {
  const [documents = [], links = []] = chainToDistrict();
  const cluster = emulationCluster();
  return [
    [...documents, jointOrgan(), cluster.formed, ...awardsOfLyNhan()],
    [...links, ...cluster.years],
  ];
}

/** Tháp Mười: board and political centre hold the classes together, under one head; since when is not told. */
function jointOrgan(): LoadCommand {
  const input = {
    commandId: 'organ-BTG-TTCT-872',
    code: 'BTG-TTCT-872',
    name: 'Ban Tuyên giáo và Trung tâm Chính trị huyện Tháp Mười',
    kind: 'Cơ quan chung',
    committee: committeeId('district:872'),
    validTo: '2025-07-01',
    jointOf: [organ('BTGHU-872'), organ('TTCT-872')],
    oneHead: true,
  };
  return { command: 'establishOrgan', input };
}
