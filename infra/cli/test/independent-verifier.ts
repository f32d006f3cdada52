import { spawn } from 'node:child_process';
import { resolve } from 'node:path';

const VERIFIER = resolve(import.meta.dirname, '../../../docs/verifier/verify_digest.py');

/** Throws with one line where Python 3 or OpenSSL 3 is not on the path. */
export async function requirePrograms(): Promise<void> {
  for (const [program, word] of [
    ['python3', '--version'],
    ['openssl', 'version'],
  ] as const) {
    const { code } = await run(program, [word]).catch(() => ({ code: 1 }));
    if (code !== 0) throw new Error(`the independent verifier needs ${program} on the path`);
  }
}

export function verifiedElsewhere(digest: string, commits: string, key: string) {
  return run('python3', [VERIFIER, digest, commits, key]);
}

function run(program: string, words: readonly string[]): Promise<{ code: number | null; text: string }> {
  return new Promise((done, fail) => {
    let text = '';
    const child = spawn(program, words, { stdio: ['ignore', 'pipe', 'pipe'] });
    child.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (text += chunk.toString()));
    child.once('error', fail);
    child.once('close', (code) => done({ code, text }));
  });
}
