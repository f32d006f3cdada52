import { releaseStack } from './provided-stack.mjs';
import { tellWhatStaysOpen } from './still-open.mjs';

export default async function stackDown() {
  await releaseStack();
  tellWhatStaysOpen((line) => process.stderr.write(`${line}\n`));
}
