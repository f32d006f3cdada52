import { readFileSync } from 'node:fs';

export interface Readme {
  readonly question: { readonly body: string; readonly answer: unknown };
  readonly command: {
    readonly name: string;
    readonly account: string;
    readonly key: string;
    readonly body: Readonly<Record<string, unknown>>;
    readonly answer: Readonly<Record<string, unknown>>;
  };
}

/** What the README shows to newcomers, taken out of its text. */
export function readReadme(): Readme {
  const text = readFileSync(new URL('../../../README.md', import.meta.url), 'utf8');
  const [answer, receipt] = [...text.matchAll(/```json\n(.*?)```/gs)].map((match) => JSON.parse(match[1]!));
  const [question, body] = [...text.matchAll(/-d '(\{[^']+\})'/g)].map((match) => match[1]!);
  const find = (pattern: RegExp): string => {
    const found = pattern.exec(text)?.[1];
    if (found === undefined) throw new Error(`the README has nothing like ${pattern}`);
    return found;
  };
  return {
    question: { body: question!, answer },
    command: {
      name: find(/v1\/commands\/(\w+)/),
      account: find(/token (recorder@\S+)\)/),
      key: find(/Idempotency-Key: ([\w-]+)/),
      body: JSON.parse(body!),
      answer: receipt,
    },
  };
}
