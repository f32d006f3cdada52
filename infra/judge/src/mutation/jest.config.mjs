import { readFileSync } from 'node:fs';
import { project, root } from '../../../quality/jest/project.mjs';

const read = (path) => JSON.parse(readFileSync(`${root}${path}package.json`, 'utf8'));

/** The packages of the copy in which mutants live: node_modules leads to those that are none. */
const ofTheCopy = read('').workspaces.map((folder) => [
  `^${read(`${folder}/`).name}/(.*)$`,
  `<rootDir>/${folder}/src/$1.ts`,
]);

// Which tests run is said with the mutants that they are to notice.
export default project('mutation', {
  moduleNameMapper: Object.fromEntries(ofTheCopy),
  // A mutant that makes a test wait for ever is noticed as well, and soon: none of these takes a second.
  setupFilesAfterEnv: [],
  testTimeout: 10_000,
});
