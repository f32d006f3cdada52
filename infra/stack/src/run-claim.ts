import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isSameProcess, startTime } from './process-identity.ts';
import { StackError } from './steps.ts';

interface Owner {
  pid: number;
  started: string | null;
}

/** One run at a time uses a data folder; the claim of a run that was killed counts no more. */
export function claimRun(runDir: string): () => void {
  const owner = liveOwner(runDir);
  if (owner && owner.pid !== process.pid) {
    throw new StackError(
      `another run (process ${owner.pid}) uses ${dirname(runDir)}: stop it first, or use it as it stands`,
    );
  }
  mkdirSync(runDir, { recursive: true });
  const claim: Owner = { pid: process.pid, started: startTime(process.pid) };
  writeFileSync(claimFile(runDir), JSON.stringify(claim));
  return () => rmSync(claimFile(runDir), { force: true });
}

export function liveOwner(runDir: string): Owner | null {
  try {
    const owner = JSON.parse(readFileSync(claimFile(runDir), 'utf8')) as Owner;
    return isSameProcess(owner.pid, owner.started) ? owner : null;
  } catch {
    return null;
  }
}

function claimFile(runDir: string): string {
  return join(runDir, 'owner.json');
}
