const patienceMs = 3_000;

/** Names what keeps this process alive though every test has ended; says nothing when it ends in time. */
export function tellWhatStaysOpen(say) {
  setTimeout(() => {
    const kinds = new Map();
    for (const kind of process.getActiveResourcesInfo()) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    say(`still open: ${[...kinds].map(([kind, count]) => `${count} ${kind}`).join(', ')}`);
    // Node offers no documented way to ask a socket or a child process what it belongs to.
    for (const handle of process._getActiveHandles?.() ?? []) {
      const { localPort, remotePort, spawnargs } = handle;
      if (remotePort) say(`  a connection from port ${localPort} to port ${remotePort}`);
      else if (spawnargs) say(`  a child process: ${spawnargs.join(' ')}`);
    }
  }, patienceMs).unref();
}
