import { readFileSync } from 'node:fs';

/**
 * npm hands its own end on to nobody: whoever kills it would leave the services running. Calls back once when the
 * npm that started this process is gone; a start without npm may well outlive its shell.
 */
export function onLauncherGone(callback) {
  if (!process.env.npm_lifecycle_event) return () => {};
  const launcher = launcherIds();
  const timer = setInterval(() => {
    if (launcherIds() === launcher) return;
    clearInterval(timer);
    callback();
  }, 1000).unref();
  return () => clearInterval(timer);
}

function launcherIds() {
  const parent = process.ppid;
  try {
    // npm starts a shell, and only that shell sees npm go.
    const isShell = readFileSync(`/proc/${parent}/cmdline`, 'utf8').split('\0')[1] === '-c';
    if (!isShell) return `${parent}`;
    const stat = readFileSync(`/proc/${parent}/stat`, 'utf8');
    return `${parent} ${stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]}`;
  } catch {
    return `${parent}`;
  }
}
