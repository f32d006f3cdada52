import { ModuleMocker } from 'jest-mock';

/** No context of its own: a test runs in its process as a service does, on the same globals. */
export default class ThisProcess {
  global = globalThis;
  moduleMocker = new ModuleMocker(globalThis);
  fakeTimers = null;
  fakeTimersModern = null;
  #variables = { ...process.env };

  async setup() {}

  /** What a file says in the variables of its process is not for the next one. */
  async teardown() {
    for (const name of Object.keys(process.env)) delete process.env[name];
    Object.assign(process.env, this.#variables);
  }

  getVmContext() {
    return null;
  }
}
