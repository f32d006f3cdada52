/** What they promise is a time, or they take servers away: nothing else runs beside them. */
export const alone = [
  'gateway/test/rest.int.test.ts',
  'infra/cli/test/granted.int.test.ts',
  'infra/e2e/test/outage.int.test.ts',
  'services/lib/runtime/test/commit-store.int.test.ts',
  'services/lib/runtime/test/event-log.int.test.ts',
  'services/lib/runtime/test/relay.int.test.ts',
  'services/lib/runtime/test/writing-service.int.test.ts',
];
