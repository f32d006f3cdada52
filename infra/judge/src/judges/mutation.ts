import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { SourceHearing, SourceJudge } from '../hearing.ts';
import { AUTHORISATION, type Area } from '../mutation/authorisation.ts';
import { percentOf, scoresOf, sumOf, survivorsIn, type MutationReport } from '../mutation/report.ts';
import { settingsOf } from '../mutation/settings.ts';
import { run } from '../programs.ts';

const LEAST_PERCENT = 95;

/** Stryker changes the code that decides who may do what, one thing at a time: a test must notice. */
export const mutation: SourceJudge = async (hearing) => {
  const home = `${hearing.config.folder}mutation/`;
  mkdirSync(home, { recursive: true });
  const scores = [];
  const survivors = [];
  for (const [name, area] of Object.entries(AUTHORISATION)) {
    console.log(`mutating ${name} …`);
    const report = await reportOf(hearing, `${home}${name}`, area);
    scores.push(...scoresOf(report, area.files));
    survivors.push(...survivorsIn(report));
  }
  writeFileSync(`${home}survivors.txt`, survivors.map((line) => `${line}\n`).join(''));
  for (const { file, ...score } of scores) {
    hearing.say({ judge: 'mutation', what: file, result: told(score), ok: score.mutants > 0 });
  }
  const all = sumOf(scores);
  hearing.say({ judge: 'mutation', what: 'all', result: told(all), ok: percentOf(all) >= LEAST_PERCENT });
};

async function reportOf({ config, tools }: SourceHearing, own: string, area: Area): Promise<MutationReport> {
  const [settings, report, log] = [`${own}.settings.json`, `${own}.json`, `${own}.log`];
  const { root, env } = config;
  rmSync(report, { force: true });
  writeFileSync(settings, JSON.stringify(settingsOf(root, area, report), undefined, 1));
  const stryker = tools.file('@stryker-mutator/core/bin/stryker.js');
  const { code, out, err } = await run(process.execPath, [stryker, 'run', settings], { cwd: root, env });
  writeFileSync(log, out + err);
  if (code !== 0) throw new Error(`Stryker ended with code ${code}, see ${log}`);
  return JSON.parse(readFileSync(report, 'utf8')) as MutationReport;
}

function told(score: { readonly killed: number; readonly mutants: number }): string {
  return `${score.killed} of ${score.mutants} killed (${percentOf(score)} %)`;
}
