import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/**
 * What tells this process from a later one that got the same number: the kernel's start time. Null: not running.
 */
export function startTime(pid: number): string | null {
  try {
    const fields = statFields(pid);
    return fields[0] === 'Z' ? null : (fields[19] ?? null);
  } catch {
    return process.platform === 'linux' ? null : startTimeFromPs(pid);
  }
}

function statFields(pid: number): string[] {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  // The program's name stands in parentheses and may hold spaces, so fields are counted behind it.
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
}

function startTimeFromPs(pid: number): string | null {
  try {
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim() || null;
  } catch {
    return null;
  }
}

export function isSameProcess(pid: number, started: string | null): boolean {
  return started !== null && startTime(pid) === started;
}
