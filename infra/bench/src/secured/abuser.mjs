// A process of its own: what an abuser computes must not be counted as the gateway's time.
const [, , url, connections, headers, body] = process.argv;
const request = { method: 'POST', headers: JSON.parse(headers), body };
/** By then an abuse is under way: what an account had left over is used up. */
const UNDER_WAY_MS = 2_000;

async function again() {
  for (;;) {
    try {
      await (await fetch(`${url}/graphql`, request)).arrayBuffer();
    } catch {
      // Cut off: it comes again.
    }
  }
}

for (let i = 0; i < Number(connections); i += 1) void again();
setTimeout(() => process.send('under way'), UNDER_WAY_MS);
