import { requestRebuild } from '@trienkhai/runtime/projector';
import { setTimeout as sleep } from 'node:timers/promises';
import { readProjections, type ProjectorState } from '../projectors.ts';
import type { CliConfig } from '../config.ts';
import { withConnections } from '../connect.ts';
import type { Output } from '../output.ts';

/** Versions, what answers, what is being built. */
export async function listProjections(config: CliConfig, output: Output): Promise<void> {
  await withConnections(config, async (connections) => {
    for (const state of await readProjections(connections)) {
      const { name, generation, code, lag, parked, building } = state;
      const progress = building ? `  rebuilding ${building.generation}: ${percent(building)}` : '';
      const line = `${name}  generation ${generation} (code ${code})  lag ${lag}  parked ${parked}${progress}`;
      if (parked > 0) output.finding(state, line);
      else output.result(state, line);
    }
  });
}

/** Asks the running services to fold everything again, and follows them until the new version answers. */
export async function rebuildProjections(config: CliConfig, output: Output): Promise<void> {
  await followRebuild(config, false, output);
}

/** Lets a rebuilt version answer although it parked more records than the old one. */
export async function switchProjections(config: CliConfig, output: Output): Promise<void> {
  await followRebuild(config, true, output);
}

async function followRebuild(config: CliConfig, acceptParked: boolean, output: Output): Promise<void> {
  await withConnections(config, async (connections) => {
    const database = await connections.database('trace');
    const before = await readProjections(connections);
    if (before.length === 0) throw new Error('trace has no read models yet: start it first');
    for (const { name } of before) await requestRebuild(database, name, { acceptParked });
    for (const { name, generation } of before)
      await follow({ name, generation, acceptParked }, () => readProjections(connections), output);
  });
}

interface Followed {
  readonly name: string;
  /** That answered when the rebuild was asked for. */
  readonly generation: number;
  readonly acceptParked: boolean;
}

async function follow(
  { name, generation: from, acceptParked }: Followed,
  read: () => Promise<readonly ProjectorState[]>,
  output: Output,
): Promise<void> {
  let told = '';
  for (;;) {
    const state = (await read()).find((each) => each.name === name);
    if (!state) throw new Error(`the read models of ${name} are gone`);
    if (state.generation > from && !state.building) {
      output.result(state, `✓ ${name} answers from generation ${state.generation}`);
      return;
    }
    const more = acceptParked ? 0 : moreParked(state);
    if (more > 0) {
      const line = `${name}: the new version is complete and has parked ${more} more records than the live one; see \`trienkhai parked list\`, or take it as it is with \`trienkhai projections switch\``;
      output.finding(state, line);
      return;
    }
    const line = state.building
      ? `  ${name}: ${percent(state.building)}`
      : `  ${name}: waiting for a running service`;
    if (line !== told) output.say((told = line));
    await sleep(500);
  }
}

/** How many records a complete new version has parked beyond those of the live one. */
function moreParked({ building, parked }: ProjectorState): number {
  return building && building.folded >= building.total ? building.parked - parked : 0;
}

function percent({ folded, total }: { readonly folded: number; readonly total: number }): string {
  return `${folded} of ${total} records (${total === 0 ? 100 : Math.floor((100 * folded) / total)} %)`;
}
