import { readFileSync } from 'node:fs';
import type { Hearing, Judge } from '../hearing.ts';
import { run } from '../programs.ts';
import { pythonProgram } from '../python.ts';
import type { System } from '../system.ts';
import { summed } from '../verdict.ts';

interface Finding {
  readonly method: string;
  readonly path: string;
  readonly info: string;
  readonly parameter: string;
}
type Findings = Readonly<Record<string, readonly Finding[]>>;
interface Report {
  readonly vulnerabilities: Findings;
  readonly anomalies: Findings;
  readonly infos: { readonly crawled_pages_nbr: number };
}

/** Of each module; none that asks a server elsewhere what came of its attack, fetches a list first or looks for Java. */
const MOST_SECONDS = '20';
const MODULES = [
  ...['backup', 'cookieflags', 'crlf', 'csp', 'csrf', 'exec', 'file', 'htaccess', 'http_headers', 'ldap'],
  ...['methods', 'permanentxss', 'redirect', 'shellshock', 'sql', 'timesql', 'upload', 'xss'],
];

/** Looks for holes in pages and in every operation that the documentation tells of, as nobody and as an administrator. */
export const wapiti: Judge = async (hearing) => {
  const spare = await hearing.spare();
  await hear(hearing, spare, 'without a token', []);
  await hear(hearing, spare, 'with the token of an administrator', [
    '--header',
    `authorization: Bearer ${spare.token}`,
  ]);
};

async function hear({ config, say }: Hearing, { url }: System, who: string, own: readonly string[]) {
  const program = await pythonProgram(config, 'wapiti');
  const name = who.replaceAll(' ', '-');
  const kept = `${config.folder}wapiti-${name}`;
  const report = `${kept}.json`;
  const { code, out, err } = await run(program, [
    ...['--url', `${url}/`, '--swagger', `${url}/openapi.json`, '--module', MODULES.join(',')],
    // Before a body that is neither JSON nor a form one of its modules falls over.
    ...['--exclude', `${url}/v1/imports*`],
    ...['--max-scan-time', MOST_SECONDS, '--max-attack-time', MOST_SECONDS],
    ...['--flush-session', '--store-session', kept, '--store-config', kept],
    ...['--format', 'json', '--output', report, '--no-bugreport', ...own],
  ]);
  if (code !== 0) throw new Error(`wapiti ended with ${code}: ${err || out.slice(-300)}`);
  const { vulnerabilities, anomalies, infos } = JSON.parse(readFileSync(report, 'utf8')) as Report;
  const found = [vulnerabilities, anomalies].flatMap((kinds) =>
    Object.entries(kinds).flatMap(([kind, all]) =>
      all.map(({ method, path, parameter }) => `${kind}: ${method} ${path} ${parameter}`),
    ),
  );
  say({
    judge: 'wapiti',
    what: `${infos.crawled_pages_nbr} addresses, ${who}`,
    result: summed(found),
    ok: found.length === 0,
  });
}
