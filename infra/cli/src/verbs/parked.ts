import { discardParked, releaseAll, releaseParked } from '@trienkhai/runtime/parked';
import { TRACE } from '@trienkhai/trace/projections/trace';
import type { CliConfig } from '../config.ts';
import { withConnections } from '../connect.ts';
import type { Output } from '../output.ts';
import { openActive } from '../projectors.ts';

/** Where each parked record lies and why; exit code 1 when there is one. */
export async function listParked(config: CliConfig, output: Output): Promise<void> {
  await withConnections(config, async (connections) => {
    const store = await openActive(connections);
    const parked = (await store?.parked.find().sort({ topic: 1, partition: 1, offset: 1 }).toArray()) ?? [];
    for (const one of parked) {
      output.finding(
        one,
        `${one._id}  ${one.streamId ?? '–'}@${one.version ?? '–'}  ${one.reason}: ${one.detail}`,
      );
    }
    if (parked.length === 0) output.say('✓ nothing is parked');
  });
}

/** Folds parked records again, in order; without an id all of them. What fails stays parked. */
export async function releaseParkedRecords(
  config: CliConfig,
  id: string | undefined,
  output: Output,
): Promise<void> {
  await withConnections(config, async (connections) => {
    const store = await openActive(connections);
    if (!store) throw new Error('trace has no read models yet: start it first');
    const released =
      id === undefined
        ? await releaseAll(store, TRACE.projections)
        : (await releaseParked(store, TRACE.projections, id)).released;
    const left = await store.parked.countDocuments();
    const line = `${released} released, ${left} still parked`;
    if (left > 0) output.finding({ released, left }, line);
    else output.result({ released, left }, `✓ ${line}`);
  });
}

/** Removes a parked record for good; only one that belongs to no stream, so that no stream gets a hole. */
export async function discardParkedRecord(config: CliConfig, id: string, output: Output): Promise<void> {
  await withConnections(config, async (connections) => {
    const store = await openActive(connections);
    const discarded = store !== undefined && (await discardParked(store, id));
    if (discarded) output.result({ discarded: id }, `✓ ${id} is discarded`);
    else output.finding({ refused: id }, `${id} is not parked, or belongs to a stream: release it instead`);
  });
}
