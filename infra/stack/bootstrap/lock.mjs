import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';

/** One process at a time; a lock whose holder is gone is taken over. */
export async function holdingLock(file, what, work) {
  let told = false;
  while (!take(file)) {
    const holder = readHolder(file);
    if (!isAlive(holder)) {
      rmSync(file, { force: true });
      continue;
    }
    if (!told) console.log(`waiting for ${what} by process ${holder} …`);
    told = true;
    await delay(300);
  }
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
}

function take(file) {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
}

function readHolder(file) {
  try {
    return Number(readFileSync(file, 'utf8'));
  } catch {
    return 0;
  }
}

function isAlive(pid) {
  if (!pid) return false;
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
}
