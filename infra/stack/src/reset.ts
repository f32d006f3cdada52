import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { removeDockerVolumes, volumesMark } from './docker.ts';
import { endLeftovers } from './owned-process.ts';
import { liveOwner } from './run-claim.ts';
import { StackError, type Log } from './steps.ts';

/** Removes what was recorded and keeps what was downloaded. */
export async function resetData(dataDir: string, log: Log): Promise<void> {
  const owner = liveOwner(join(dataDir, 'run'));
  if (owner) throw new StackError(`a run is live in ${dataDir} (process ${owner.pid}): stop it first`);
  await endLeftovers(join(dataDir, 'run'), log);
  if (existsSync(volumesMark(dataDir))) await removeDockerVolumes(dataDir);
  await rm(join(dataDir, 'data'), { recursive: true, force: true });
  log('the data is removed; the downloads stay');
}
