import { runService } from '@trienkhai/runtime/lifecycle';
import { createGateway } from './app.ts';
import { loadConfig } from './config.ts';
import { developmentIssuer } from './development-issuer.ts';

await runService(() => {
  const config = loadConfig(process.env);
  return createGateway(config, config.developmentIssuer ? developmentIssuer(config.developmentIssuer) : {});
});
