import { createServer } from 'node:http';
import { loadIssuerConfig } from './config.ts';
import { createIssuer } from './issuer.ts';

const config = loadIssuerConfig(process.env);
const { handler } = await createIssuer(config);
const server = createServer(handler).listen(config.port, config.host, () => {
  process.stdout.write(`issuer ${config.issuerUrl}\n`);
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    server.close();
    server.closeAllConnections();
  });
}
