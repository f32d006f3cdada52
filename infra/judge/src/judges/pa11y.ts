import { writeFileSync } from 'node:fs';
import { chromeLaunch, SIGN_MS } from '../browser.ts';
import type { Judge } from '../hearing.ts';
import { run } from '../programs.ts';
import { summed } from '../verdict.ts';

interface Issue {
  readonly code: string;
  readonly selector: string;
  readonly message: string;
}
interface Report {
  readonly results: Readonly<Record<string, readonly Issue[]>>;
}

const defaultsOf = () => ({
  chromeLaunchConfig: chromeLaunch(),
  concurrency: 1,
  // What axe cannot tell by itself is no issue: the stories hold the console to none of those it can.
  levelCapWhenNeedsReview: 'warning',
  runners: ['axe', 'htmlcs'],
  standard: 'WCAG2AA',
  timeout: 2 * SIGN_MS,
});

/** Every route, signed in as a person does it, by axe and HTML CodeSniffer. */
export const pa11y: Judge = async ({ config, tools, system, addresses, say }) => {
  const signIn = [
    'wait for element .sign-in a.action to be visible',
    'click element .sign-in a.action',
    'wait for element #account to be visible',
    `set field #account to ${system.account}`,
    'click element button.go',
  ];
  const urls = addresses.map(({ path, sign }) => ({
    url: system.url + path,
    actions: [...signIn, `wait for element ${sign} to be visible`],
  }));
  const file = `${config.folder}pa11y.json`;
  writeFileSync(file, JSON.stringify({ defaults: defaultsOf(), urls }));
  const { out, err } = await run(process.execPath, [
    tools.file('pa11y-ci/bin/pa11y-ci.js'),
    '--config',
    file,
    '--json',
  ]);
  writeFileSync(`${config.folder}pa11y-report.json`, out);
  const { results } = readReport(out, err);
  for (const { name, path } of addresses) {
    const issues = results[system.url + path];
    say({
      judge: 'pa11y-ci',
      what: name,
      result: issues
        ? summed(issues.map(({ code, selector, message }) => `${code ?? message} ${selector ?? ''}`))
        : 'not heard',
      ok: issues?.length === 0,
    });
  }
};

function readReport(out: string, err: string): Report {
  try {
    return JSON.parse(out.slice(out.indexOf('{'))) as Report;
  } catch {
    throw new Error(`pa11y-ci says nothing that reads: ${err || out.slice(0, 300)}`);
  }
}
