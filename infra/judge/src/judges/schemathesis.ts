import { writeFileSync } from 'node:fs';
import type { Hearing, Judge } from '../hearing.ts';
import { run } from '../programs.ts';
import { pythonProgram } from '../python.ts';
import type { System } from '../system.ts';
import { summed } from '../verdict.ts';

/** Of random input for each operation: twenty of them took 189 of 494 seconds on two shared cores. */
const EXAMPLES = '8';

/** Every operation of the documentation with good and bad input by all its checks, as an administrator and as nobody. */
export const schemathesis: Judge = async (hearing) => {
  const spare = await hearing.spare();
  await hear(hearing, spare, 'with the token of an administrator', [
    ...['--header', `Authorization: Bearer ${spare.token}`],
  ]);
  await hear(hearing, spare, 'without a token', []);
};

async function hear({ config, say }: Hearing, { url }: System, who: string, own: readonly string[]) {
  const program = await pythonProgram(config, 'schemathesis');
  const home = `${config.root}infra/judge/python`;
  const args = [
    ...['--config-file', `${home}/schemathesis.toml`],
    ...['run', `${url}/openapi.json`, '--max-examples', EXAMPLES, '--continue-on-failure'],
    ...['--generation-deterministic', '--no-color', ...own],
  ];
  // Its hooks are a module beside its settings.
  const env = { ...config.env, PYTHONPATH: home, SCHEMATHESIS_HOOKS: 'schemathesis_hooks' };
  const { code, out, err } = await run(program, args, { env, cwd: config.folder });
  writeFileSync(`${config.folder}schemathesis-${who.replaceAll(' ', '-')}.txt`, out + err);
  const failures = [...new Set(out.match(/^- .+$/gm) ?? [])];
  const [tested = 'nothing'] = /^ +\d+ generated.*$/m.exec(out) ?? [];
  say({
    judge: 'schemathesis',
    what: who,
    result: `${summed(failures)} (${tested.trim()})`,
    ok: code === 0 && failures.length === 0,
  });
}
