const tests = ['[.]test[.]ts$', '/test/'];
const kernel = '^services/lib/kernel/src/';
const runtime = '^services/lib/runtime/src/';
const testkit = '^services/lib/testkit/';
const proto = '^proto/src/';
const packages = '(^|/)node_modules/';
const service = '^services/(?!lib/)([^/]+)/';
const sameService = '^services/$1/';

/** From there, nothing but what is listed; tests may reach further. */
function only(name, from, allowed, { node = true } = {}) {
  return {
    name,
    severity: 'error',
    from: { path: from, pathNot: tests },
    to: { couldNotResolve: false, pathNot: allowed, ...(node ? { dependencyTypesNot: ['core'] } : {}) },
  };
}

function never(name, from, to) {
  return { name, severity: 'error', from, to };
}

const general = [
  // A type can point back at its user without any module waiting for another.
  never('no-cycles', {}, { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } }),
  never(
    'nothing-unresolved',
    { pathNot: [packages, '^gateway/web/src/generated/'] },
    { couldNotResolve: true },
  ),
  never(
    'packages-are-declared',
    {
      path: '^(proto|services|gateway|infra)/',
      pathNot: [
        ...tests,
        '^services/lib/testkit/src/contracts/',
        '^infra/quality/',
        '^infra/(e2e|judge)/src/',
        '^gateway/(web/)?generate\\.ts$',
        '^gateway/web/(build/|vite[.]config[.]ts$)',
        packages,
      ],
    },
    { dependencyTypes: ['npm-no-pkg', 'npm-unknown', 'npm-dev'], dependencyTypesNot: ['type-only'] },
  ),
  never(
    'only-infra-imports-infra',
    { path: '^(proto|services|gateway)/', pathNot: tests },
    { path: '^infra/' },
  ),
];

const library = [
  only('kernel-imports-nothing', '^services/lib/kernel/', [kernel], { node: false }),
  only('runtime-imports', runtime, [kernel, runtime, proto, packages]),
  never(
    'mongodb-behind-the-stores',
    {
      path: runtime,
      pathNot: [...tests, '^services/lib/runtime/src/(commit-store|relay|projector|document-store)'],
    },
    { path: `${packages}(mongodb|mongoose)/` },
  ),
  never(
    'kafkajs-behind-the-event-log',
    { path: runtime, pathNot: [...tests, '^services/lib/runtime/src/event-log'] },
    { path: `${packages}kafkajs/` },
  ),
  only('testkit-imports', `${testkit}src/`, [kernel, runtime, `${testkit}src/`, proto, packages]),
  never(
    'testkit-is-for-tests',
    {
      path: '^(proto|services|gateway|infra)/',
      pathNot: [...tests, testkit, '^infra/(e2e|bench|faults|quality)/'],
    },
    { path: testkit },
  ),
];

const services = [
  only('domain-is-pure', `${service}src/domain/`, [kernel, `${sameService}src/domain/`], { node: false }),
  only(
    'projections-are-pure',
    '^services/trace/src/projections/',
    [kernel, '^services/trace/src/projections/', proto],
    { node: false },
  ),
  never(
    'projections-know-proto-by-type',
    { path: '^services/trace/src/projections/', pathNot: tests },
    { path: proto, dependencyTypesNot: ['type-only'] },
  ),
  only('storage-imports', `${service}src/storage/`, [
    ...[kernel, runtime, proto, packages],
    `${sameService}src/(domain|projections|storage)/`,
  ]),
  only('transport-imports', `${service}src/(?!domain/|storage/|projections/)[^/]+/`, [
    ...[kernel, runtime, proto, packages],
    `${sameService}src/[^/]+/`,
  ]),
  only('service-root-imports', `${service}src/[^/]+[.]ts$`, [kernel, runtime, proto, `${sameService}src/`]),
  never(
    'services-meet-over-topics-and-grpc',
    { path: service },
    { path: '^services/(?!lib/)', pathNot: sameService },
  ),
];

const edges = [
  only('gateway-imports', '^gateway/(?!web/)', [kernel, runtime, proto, '^gateway/(?!web/)', packages]),
  never('gateway-has-no-service', { path: '^gateway/', pathNot: tests }, { path: '^services/(?!lib/)' }),
  never(
    'gateway-has-no-write-side',
    { path: '^gateway/' },
    { path: '^services/lib/runtime/src/(commit-store|relay|projector)' },
  ),
  never('gateway-has-no-database', { path: '^gateway/' }, { path: `${packages}(mongodb|mongoose)/` }),
  only('web-imports', '^gateway/web/src/', [
    ...[kernel, packages],
    '^gateway/web/src/',
    '^gateway/src/schema/generated/',
  ]),
  never(
    'infra-sees-the-front-of-a-service',
    { path: '^infra/(cli|dev|e2e|bench|faults|judge)/' },
    {
      path: '^(services/(?!lib/)[^/]+|gateway)/',
      pathNot: ['^(services/[^/]+|gateway)/src/(app|config)[.]ts$', '^services/trace/src/projections/'],
    },
  ),
  never(
    'foundations-know-no-service',
    { path: '^infra/(stack|data|issuer)/', pathNot: tests },
    { path: '^(services/(?!lib/)|gateway/|infra/(cli|dev|e2e|bench|faults)/)' },
  ),
];

exports.rules = [...general, ...library, ...services, ...edges];
