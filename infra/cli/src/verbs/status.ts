import type { CliConfig } from '../config.ts';
import type { Output } from '../output.ts';

interface Dependency {
  readonly name: string;
  readonly ok: boolean;
  readonly detail?: string;
}

/** What the gateway's readiness probe says, a line per dependency. */
export async function showStatus(config: CliConfig, output: Output): Promise<void> {
  const response = await fetch(`${config.url}/readyz`);
  const lines = (await response.text()).split('\n').filter((line) => line.trim() !== '');
  for (const line of lines) {
    const dependency = JSON.parse(line) as Dependency;
    const text = `${dependency.ok ? '✓' : '✗'} ${dependency.name}${dependency.detail ? `  ${dependency.detail}` : ''}`;
    if (dependency.ok) output.result(dependency, text);
    else output.finding(dependency, text);
  }
}
