import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startTelemetry } from '@trienkhai/runtime/telemetry';
import { sendAs } from '../src/send.ts';
import { UNITS } from '../src/small-country.ts';
import { openSmallOffice, type SmallOffice } from '../src/small-office.ts';
import { topicRecords } from '../src/topic-records.ts';
import { startTraceCollector, tracingTo, type TraceCollector } from '../src/trace-collector.ts';

const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
const CALLER = '00f067aa0ba902b7';
const CALL = 'trienkhai.directives.v1.DirectivesService/RecordReceipt';
const WAY = ['POST rest', CALL, 'command', 'commit', 'publish', 'project'];

let collector: TraceCollector;
let stopTelemetry: () => Promise<void>;
let office: SmallOffice;

beforeAll(async () => {
  collector = await startTraceCollector();
  Object.assign(process.env, tracingTo(collector));
  stopTelemetry = await startTelemetry();
  office = await openSmallOffice();
});

afterAll(async () => {
  await office?.close();
  await stopTelemetry?.();
  await collector?.stop();
});

test('one trace leads from the request through gRPC, commit and relay to the projection', async () => {
  const directive = await office.register();
  const receipt = { directive: directive.id, unit: UNITS.communes[0], on: '2022-02-01' };
  const { status, body } = await sendAs(office.url, office.token)('recordReceipt', receipt, {
    traceparent: `00-${TRACE}-${CALLER}-01`,
  });
  expect(status).toBe(200);

  const spans = await collector.spansOf(TRACE, WAY);
  const span = (name: string) => spans.find((each) => each.name === name)!;
  expect(span('POST rest').parentSpanId).toBe(CALLER);
  expect(span(CALL).parentSpanId).toBe(span('POST rest').spanId);
  expect(span('command').parentSpanId).toBe(span(CALL).spanId);
  for (const name of ['commit', 'publish', 'project']) {
    expect(span(name).parentSpanId).toBe(span('command').spanId);
  }

  const records = await topicRecords(office.kafkaBrokers, `${office.namespace}.directives.v1`);
  const record = records.find(({ headers }) => headers['ce_subject'] === body['nodeId']);
  expect(record?.headers['traceparent']).toBe(`00-${TRACE}-${span('command').spanId}-01`);
});
