import { mkdir, statfs } from 'node:fs/promises';
import { StackError } from './steps.ts';

const gigabyte = 1024 ** 3;

export async function requireFreeSpace(folder: string, bytes = gigabyte): Promise<void> {
  await mkdir(folder, { recursive: true });
  const disk = await statfs(folder);
  const free = disk.bavail * disk.bsize;
  if (free >= bytes) return;
  const shown = (amount: number) => `${(amount / gigabyte).toFixed(1)} GB`;
  throw new StackError(
    `the disk of ${folder} has ${shown(free)} left and ${shown(bytes)} is needed: free some space, or move the folder`,
  );
}
