import { runService } from '@trienkhai/runtime/lifecycle';
import { verifyAccount } from '@trienkhai/testkit/service-fixture';
import { createTrace } from '@trienkhai/trace';
import { loadConfig } from '@trienkhai/trace/config';
import { childEnvironment } from '../config.ts';

// The trace as it is deployed, but for the tokens: nothing signs them here.
await runService(() => createTrace(loadConfig(childEnvironment({})), { verifyToken: verifyAccount }));
