import { Command } from 'commander';
import { loadCliConfig } from './config.ts';
import { addDigest } from './digest-verbs.ts';
import { addFiles } from './file-verbs.ts';
import { createOutput, guarded, type Output } from './output.ts';
import { tailEvents } from './verbs/events-tail.ts';
import { grantFirstAdministrator } from './verbs/grant-bootstrap.ts';
import { discardParkedRecord, listParked, releaseParkedRecords } from './verbs/parked.ts';
import { listProjections, rebuildProjections, switchProjections } from './verbs/projections.ts';
import { showStatus } from './verbs/status.ts';
import { requestToken } from './verbs/token.ts';
import { loadUnits } from './verbs/units-load.ts';
import { verify, type VerifyOptions } from './verbs/verify.ts';

/** The `trienkhai` command: every verb of it, each in a file of its own. */
export function program(env: NodeJS.ProcessEnv, stream: NodeJS.WritableStream): Command {
  const trienkhai = new Command('trienkhai')
    .description('Theo dõi và vận hành Triển Khai · Watch and operate Triển Khai')
    .option('--json', 'one JSON object per line, for scripts')
    .showHelpAfterError();
  const output = (): Output => createOutput(stream, trienkhai.opts<{ json?: boolean }>().json ?? false);
  const config = () => loadCliConfig(env);

  trienkhai
    .command('token <account>')
    .description(
      'a bearer token of the development issuer, e.g. viewer@province:87, recorder@district:872, admin@centre',
    )
    .action(
      guarded(async (account: string) => {
        const token = await requestToken(config(), account);
        output().result({ account, token }, token);
      }),
    );
  trienkhai
    .command('status')
    .description('every dependency and projection, one line each')
    .action(guarded(() => showStatus(config(), output())));
  trienkhai
    .command('verify')
    .description('hash chains; store = topic = read models; exit code 1 on any finding')
    .option('--against <file>', 'and everything that this signed digest stands for is still there')
    .option('--key <file>', 'public key of the digest; by default that of the key which signs here')
    .action(guarded((options: VerifyOptions) => verify(config(), options, output())));
  addDigest(trienkhai, config, output);
  addGrant(trienkhai, config, output);
  addFiles(trienkhai, config, output, stream);
  addEvents(trienkhai, config, output);
  addProjections(trienkhai, config, output);
  addParked(trienkhai, config, output);
  addUnits(trienkhai, config, output);
  return trienkhai;
}

type Lazy<Value> = () => Value;
type Config = ReturnType<typeof loadCliConfig>;

function addUnits(trienkhai: Command, config: Lazy<Config>, output: Lazy<Output>): void {
  trienkhai
    .command('units')
    .description('the catalogue of units')
    .command('load')
    .description('send every dated state of the catalogue to the units service')
    .action(guarded(() => loadUnits(config(), output())));
}

function addGrant(trienkhai: Command, config: Lazy<Config>, output: Lazy<Output>): void {
  trienkhai
    .command('grant')
    .description('the first administrator, named once by whoever may open the store')
    .requiredOption('--bootstrap <account>', 'the account (`sub`) that is to administer the centre')
    .action(
      guarded(({ bootstrap }: { bootstrap: string }) =>
        grantFirstAdministrator(config(), bootstrap, output()),
      ),
    );
}

function addEvents(trienkhai: Command, config: Lazy<Config>, output: Lazy<Output>): void {
  trienkhai
    .command('events')
    .description('the event stream')
    .command('tail')
    .description('events as they are published')
    .option('--from-start', 'every event ever recorded')
    .option('--type <name>', 'only this type, e.g. SessionRecorded')
    .option('--limit <n>', 'stop after so many', Number)
    .action(
      guarded(async (options: { fromStart?: boolean; type?: string; limit?: number }) => {
        await tailEvents(config(), { ...options, fromStart: options.fromStart ?? false }, output());
      }),
    );
}

function addProjections(trienkhai: Command, config: Lazy<Config>, output: Lazy<Output>): void {
  const projections = trienkhai.command('projections').description('the read models of trace');
  projections
    .command('list')
    .description('versions, lag, parked records, progress of a rebuild')
    .action(guarded(() => listProjections(config(), output())));
  projections
    .command('rebuild')
    .description('fold everything again beside the live version; it takes over when it has caught up')
    .action(guarded(() => rebuildProjections(config(), output())));
  projections
    .command('switch')
    .description('let the rebuilt version take over although it parked more records than the live one')
    .action(guarded(() => switchProjections(config(), output())));
}

function addParked(trienkhai: Command, config: Lazy<Config>, output: Lazy<Output>): void {
  const parked = trienkhai.command('parked').description('records that could not be folded');
  parked
    .command('list')
    .description('where each lies and why')
    .action(guarded(() => listParked(config(), output())));
  parked
    .command('release [id]')
    .description('try again, one or all, in order')
    .action(guarded((id?: string) => releaseParkedRecords(config(), id, output())));
  parked
    .command('discard <id>')
    .description('give up a record that belongs to no stream, for good')
    .action(guarded((id: string) => discardParkedRecord(config(), id, output())));
}
