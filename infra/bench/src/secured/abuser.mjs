// A process of its own: what an abuser computes must not be counted as the gateway's time.
const [, , url, connections, headers, body] = process.argv;
const request = { method: 'POST', headers: JSON.parse(headers), body };

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
