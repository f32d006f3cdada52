import Sequencer from '@jest/test-sequencer';

// A first run knows of no times and takes files of many lines for long ones: these are long with few.
const FIRST = [
  /\/console[^/]*$/,
  /\/(rights-matrix|stories-[^/]*|import-kills|import-resume)\.int\.test\.ts$/,
];

const rank = ({ path }) => {
  const found = FIRST.findIndex((name) => name.test(path));
  return found === -1 ? FIRST.length : found;
};

/** Stories in a browser first, then what is long, then the longest that jest knows of: so both workers end together. */
export default class LongestFirst extends Sequencer {
  sort(tests) {
    return super.sort(tests).sort((a, b) => rank(a) - rank(b));
  }
}
