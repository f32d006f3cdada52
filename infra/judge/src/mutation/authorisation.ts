/** Code that is changed, and the tests that are to notice it. */
export interface Area {
  readonly files: readonly string[];
  /** Jest's `testMatch`, from the root. */
  readonly tests: readonly string[];
}

/** Whatever decides who may do or read what, as far as tests without broker and store reach it. */
export const AUTHORISATION: Readonly<Record<string, Area>> = {
  grants: {
    files: within('services/lib/kernel/src', ['grants', 'grant-ids', 'rules/four-eyes']),
    tests: within('services/lib/kernel/src', ['grants.test', 'grant-ids.test', 'rules/four-eyes.test']),
  },
  subtree: {
    files: within('services/lib/kernel/src', ['sight', 'sight/subtree']),
    tests: within('services/lib/kernel/src', ['sight.test', 'sight/subtree.test']),
  },
  tokens: {
    files: within('services/lib/runtime/src', ['auth']),
    tests: within('services/lib/runtime/src', ['auth.test', 'token-battery.test']),
  },
  rights: {
    files: within('services/lib/runtime/src', ['authorise', 'rights', 'command-rights', 'sight']),
    tests: within('services/lib/runtime/src', [
      'authorise.test',
      'rights.test',
      'command-rights.test',
      'sight.test',
    ]),
  },
  peers: {
    files: within('services/lib/runtime/src', [
      'peer-identity',
      'peer-identity/callers',
      'peer-identity/certificate',
      'peer-identity/issue',
      'peer-identity/watched',
    ]),
    tests: within('services/lib/runtime/src', [
      'peer-identity.test',
      'peer-identity/callers.test',
      'peer-identity/certificate.test',
      'peer-identity/folders.test',
    ]),
  },
  suites: {
    files: within('services/lib/runtime/src/peer-identity', ['suites']),
    tests: within('services/lib/runtime/src/peer-identity', ['suites.test']),
  },
  granting: {
    files: within('services/units/src/domain', ['grant', 'grant-rules', 'grant-refusals']),
    tests: within('services/units/src/domain', ['grant.test']),
  },
  units: {
    files: within('services/units/src/transport', ['administered']),
    tests: within('services/units/src/transport', ['administered.test']),
  },
  shown: {
    files: within('services/trace/src/storage', ['sight', 'shown']),
    tests: within('services/trace/src/storage', ['shown.test']),
  },
  unseen: {
    files: within('services/trace/src', ['storage/unseen', 'transport/sights', 'transport/unseen']),
    tests: within('services/trace/src', [
      'storage/unseen.test',
      'transport/sights.test',
      'transport/unseen.test',
    ]),
  },
  told: {
    files: within('gateway/src', ['feed/seen', 'schema/grants/seen']),
    tests: within('gateway/src', ['feed/seen.test', 'schema/grants/seen.test']),
  },
  asOf: {
    files: within('gateway/src/schema', ['as-of']),
    tests: within('gateway/src/schema', ['as-of.test']),
  },
  admission: {
    files: within('gateway/src', ['rest/territory', 'schema/admission']),
    tests: within('gateway/src', ['rest/territory.test', 'schema/admission.test']),
  },
  signIn: {
    files: within('gateway/src/sign-in', [
      ...['authenticate', 'browser-name', 'cookies', 'kept-sessions', 'lead-back', 'lifetimes'],
      ...['origin', 'same-account', 'seal'],
    ]),
    tests: within('gateway/src/sign-in', [
      ...['authenticate.test', 'ended-there.test'],
      ...['kept-sessions.test', 'sign-in.test'],
    ]),
  },
  signInServer: {
    files: within('gateway/src/sign-in', ['ended-there', 'open', 'sessions', 'sign-in-server']),
    tests: within('gateway/src/sign-in', [
      ...['ended-there.test', 'open.test'],
      ...['sessions.test', 'sign-in-server.test'],
    ]),
  },
  logouts: {
    files: within('services/lib/runtime/src', ['logout-token']),
    tests: within('services/lib/runtime/src', ['logout-token.test']),
  },
  streams: {
    files: within('gateway/src/schema/subscriptions', ['while-reading']),
    tests: within('gateway/src/schema/subscriptions', ['while-reading.test']),
  },
};

function within(folder: string, names: readonly string[]): readonly string[] {
  return names.map((name) => `${folder}/${name}.ts`);
}
