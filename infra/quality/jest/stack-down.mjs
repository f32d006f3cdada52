import { releaseStack } from './provided-stack.mjs';

export default async function stackDown() {
  await releaseStack();
}
