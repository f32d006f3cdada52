import { createRequire, registerHooks } from 'node:module';
import { pathToFileURL } from 'node:url';
import circus from 'jest-circus/runner';
import { setRunning } from './globals.mjs';

const require = createRequire(import.meta.url);
const globals = new URL('./globals.mjs', import.meta.url).href;
const EVENT_HANDLERS = Symbol.for('EVENT_HANDLERS');
let files = 0;

registerHooks({
  resolve: (specifier, context, next) =>
    specifier === '@jest/globals' ? { url: globals, shortCircuit: true } : next(specifier, context),
});

/** Runs a file of tests by the loader of Node: what several files import is loaded once per process. */
export default function runAsWritten(globalConfig, config, environment, runtime, testPath, ...rest) {
  files += 1;
  const before = `?before=${files}`;
  // Lines are those of the file as written: what jest would look up for them costs at each act in a browser.
  Error.prepareStackTrace = undefined;
  const { moduleMocker } = environment;
  const spyOn = moduleMocker.spyOn.bind(moduleMocker);
  const setTimeout = (ms) => void (globalThis[Symbol.for('TEST_TIMEOUT_SYMBOL')] = ms);
  Object.assign(runtime, {
    requireInternalModule(path) {
      // It keeps what the file before has declared.
      delete require.cache[path];
      delete globalThis[EVENT_HANDLERS];
      return require(path);
    },
    setGlobalsForRuntime: (declared) => setRunning({ ...declared, jest: { spyOn, setTimeout } }),
    unstable_shouldLoadAsEsm: () => true,
    // Files of tests come once; what is set up before them comes before each.
    unstable_importModule: (path) => import(pathToFileURL(path).href + (path === testPath ? '' : before)),
  });
  return circus.default(globalConfig, config, environment, runtime, testPath, ...rest);
}
