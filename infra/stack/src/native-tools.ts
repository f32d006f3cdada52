import { runTool } from './run-tool.ts';

/** What the native stack lacks on this machine, in words for a person; empty when it can run. */
export async function missingTools(haveKafka: boolean, haveMongo: boolean): Promise<string[]> {
  const checks: Promise<string | null>[] = [lacksJava()];
  if (!haveKafka) checks.push(lacks('mvn', ['-v'], 'Maven (mvn)'));
  if (!haveMongo) {
    checks.push(lacks('python3', ['-m', 'pip', '--version'], 'Python 3 with pip'));
    checks.push(Promise.resolve(lacksPlatform(process.platform, process.arch)));
  }
  return (await Promise.all(checks)).filter((lack) => lack !== null);
}

async function lacks(program: string, args: string[], called: string): Promise<string | null> {
  const { code } = await runTool(program, args, { timeoutMs: 20_000 });
  return code === 0 ? null : called;
}

async function lacksJava(): Promise<string | null> {
  const { code, output } = await runTool('java', ['-version'], { timeoutMs: 20_000 });
  if (code !== 0) return 'a JDK, 17 or newer';
  const major = javaMajor(output);
  return major >= 17 ? null : `a JDK, 17 or newer (java is ${major})`;
}

export function javaMajor(versionText: string): number {
  const [, first = '0', second = '0'] = /version "(\d+)(?:\.(\d+))?/.exec(versionText) ?? [];
  return Number(first === '1' ? second : first);
}

export function lacksPlatform(platform: string, arch: string): string | null {
  return platform === 'linux' && arch === 'x64'
    ? null
    : 'Linux on x86-64 (the packaged mongod is built for it)';
}
