import { kafkaEventLog } from '@trienkhai/runtime/event-log';
import { createLogger } from '@trienkhai/runtime/logger';
import { loadServiceConfig } from '@trienkhai/runtime/config';
import { allTopics } from '@trienkhai/runtime/topics';
import { setRights } from '@trienkhai/stack/rights/apply';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { rightsOf } from './rights.ts';

/** A file for each principal, which contains its password. */
function passwordsIn(folder: string): Record<string, string> {
  const names = readdirSync(folder).filter((name) => !name.startsWith('.'));
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, name), 'utf8').trim()]));
}

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('usage: rights-main.ts <folder of passwords>');
const { namespace, mongoUri, kafkaBrokers, kafkaAccount, logLevel } = loadServiceConfig(
  'operator',
  process.env,
  0,
);
const log = kafkaEventLog({
  ...{ brokers: kafkaBrokers, account: kafkaAccount },
  ...{ clientId: 'rights', logger: createLogger('rights', logLevel) },
});
await log.ensureTopics(allTopics(namespace));
await log.close();
await setRights({ mongoUri, kafkaBrokers, kafkaAccount }, rightsOf(namespace), passwordsIn(folder));
console.log(`rights are set for ${namespace}`);
