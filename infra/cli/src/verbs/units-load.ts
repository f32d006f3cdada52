import { loadCatalogue } from '@trienkhai/data/load';
import { restRun } from '@trienkhai/data/rest-run';
import type { CliConfig } from '../config.ts';
import type { Output } from '../output.ts';
import { requestToken } from './token.ts';

/** Sends every dated state, organ and term of the catalogue; what is already there is left as it is. */
export async function loadUnits(config: CliConfig, output: Output): Promise<void> {
  const token = requestToken(config, 'admin@centre');
  let told = '';
  const positions = await loadCatalogue(
    restRun(config.url, () => token),
    {
      progress: ({ stage, done, total }) => {
        const line = `  ${stage}: ${Math.floor((10 * done) / total) * 10} %`;
        if (line !== told) output.say((told = line));
      },
    },
  );
  output.result({ positions }, '✓ the catalogue of units is loaded');
}
