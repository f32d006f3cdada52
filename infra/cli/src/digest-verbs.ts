import type { Command } from 'commander';
import type { CliConfig } from './config.ts';
import { guarded, type Output } from './output.ts';
import { exportCommits } from './verbs/digest-commits.ts';
import { listDigests, makeNow, proveStream, saveDigest, showKey } from './verbs/digest.ts';
import { makeDaily } from './verbs/digest-daily.ts';

type Lazy<Value> = () => Value;

/** Signed digests over the head of every stream. */
export function addDigest(trienkhai: Command, config: Lazy<CliConfig>, output: Lazy<Output>): void {
  const digest = trienkhai.command('digest').description('signed digests over the head of every stream');
  digest
    .command('make')
    .description('read the newest commit of every stream, sign for all of them and store the digest')
    .action(guarded(() => makeNow(config(), output())));
  digest
    .command('daily')
    .description('stay, and make one on every day that has none yet')
    .action(guarded(() => makeDaily(config(), output())));
  digest
    .command('list')
    .description('the newest digests')
    .option('--limit <n>', 'how many', Number, 31)
    .action(guarded(({ limit }: { limit: number }) => listDigests(config(), limit, output())));
  digest
    .command('save [number]')
    .description('a digest with all its heads, the newest by default, to be kept elsewhere')
    .requiredOption('-o, --output <file>', 'into this file')
    .action(
      guarded((number: string | undefined, options: { output: string }) =>
        saveDigest(config(), number, options.output, output()),
      ),
    );
  digest
    .command('prove <stream> [number]')
    .description('that a digest, the newest by default, stands for this stream')
    .action(guarded((stream: string, number?: string) => proveStream(config(), stream, number, output())));
  digest
    .command('key')
    .description('the public key, and the fingerprint that control bodies write down')
    .action(guarded(() => showKey(config(), output())));
  digest
    .command('commits')
    .description('everything that is recorded, for a verifier that is not ours')
    .requiredOption('-o, --output <file>', 'into this .ndjson file')
    .action(guarded((options: { output: string }) => exportCommits(config(), options.output, output())));
}
