import type { Plugin } from 'vite';
import { OPERATIONS } from '../src/generated/operations.ts';

/** Lays beside the console what its operations are, for the gateway that serves it. */
export function operations(): Plugin {
  return {
    name: 'operations',
    apply: 'build',
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: 'operations.json', source: JSON.stringify(OPERATIONS) });
    },
  };
}
