import { provideStack } from './provided-stack.mjs';

export default async function stackUp() {
  await provideStack((line) => process.stderr.write(`${line}\n`));
}
