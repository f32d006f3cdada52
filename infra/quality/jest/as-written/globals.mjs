/** The functions of the test file that runs now: this module stays while files come and go. */
let running;

export function setRunning(globals) {
  running = globals;
}

const standsFor = (name) =>
  new Proxy(() => {}, {
    apply: (_target, _this, args) => running[name](...args),
    get: (_target, key) => running[name][key],
  });

export const afterAll = standsFor('afterAll');
export const afterEach = standsFor('afterEach');
export const beforeAll = standsFor('beforeAll');
export const beforeEach = standsFor('beforeEach');
export const describe = standsFor('describe');
export const expect = standsFor('expect');
export const test = standsFor('test');
export const jest = standsFor('jest');
