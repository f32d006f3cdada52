import Sequencer from '@jest/test-sequencer';

const inBrowser = ({ path }) => /\/console[^/]*$/.test(path);

/** Stories in a browser first, then the longest that jest knows of: so both workers end together. */
export default class LongestFirst extends Sequencer {
  sort(tests) {
    const sorted = super.sort(tests);
    return [...sorted.filter(inBrowser), ...sorted.filter((test) => !inBrowser(test))];
  }
}
