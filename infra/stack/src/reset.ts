import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { removeDockerVolumes, volumesMark } from './docker.ts';
import { liveRecords } from './owned-process.ts';
import { StackError, type Log } from './steps.ts';

/** Removes what was recorded and keeps what was downloaded. */
export async function resetData(dataDir: string, log: Log): Promise<void> {
  const live = liveRecords(join(dataDir, 'run'), ['kafka', 'mongo']);
  if (live.length > 0) {
    const who = live.map(({ name, pid }) => `${name} is process ${pid}`).join(', ');
    throw new StackError(`a run is live in ${dataDir} (${who}): stop it first`);
  }
  if (existsSync(volumesMark(dataDir))) await removeDockerVolumes();
  await rm(join(dataDir, 'data'), { recursive: true, force: true });
  log('the data is removed; the downloads stay');
}
