import { expect, test } from '@jest/globals';
import { commitRecords, readRecord } from './cloud-events.ts';
import type { PublishedCommit } from './cloud-events.ts';
import type { LogRecord, OutgoingRecord } from './event-log.ts';

const commit: PublishedCommit = {
  streamId: 'session:4f0c',
  seq: 2,
  toVersion: 5,
  events: [
    { type: 'trienkhai.study.v1.SessionCorrected', data: { reason: 'sai số' } },
    { type: 'trienkhai.study.v1.SessionHeld', data: { people: [{ value: 12 }] } },
  ],
  commandId: 'c-1',
  key: 'directive:1',
  actor: 'recorder@commune:25432',
  unit: 'commune:25432:2025-07-01',
  recordedAt: new Date('2025-08-01T02:03:04.005Z'),
  hash: 'a'.repeat(64),
};

function onLog(record: OutgoingRecord, headers: Record<string, string> = {}): LogRecord {
  const all = { ...record.headers, ...headers };
  return { ...record, headers: all, topic: 'trienkhai.study.v1', partition: 0, offset: 7n };
}

test('a commit becomes one record per event, with gap-free versions and the place in the commit', () => {
  const [first, second] = commitRecords(commit, 'study');
  expect(first!.key).toBe('directive:1');
  expect(first!.headers).toEqual({
    ce_specversion: '1.0',
    ce_id: 'session:4f0c/4',
    ce_source: '/trienkhai/study',
    ce_type: 'trienkhai.study.v1.SessionCorrected',
    ce_subject: 'session:4f0c',
    ce_time: '2025-08-01T02:03:04.005Z',
    ce_dataschema: 'urn:trienkhai:proto:trienkhai.study.v1.SessionCorrected',
    'content-type': 'application/json',
    ce_streamversion: '4',
    ce_commandid: 'c-1',
    ce_actor: 'recorder@commune:25432',
    ce_unit: 'commune:25432:2025-07-01',
    ce_commitseq: '2',
    ce_commitindex: '0',
    ce_commitsize: '2',
    ce_commithash: 'a'.repeat(64),
  });
  expect(second!.headers.ce_id).toBe('session:4f0c/5');
  expect(second!.headers.ce_commitindex).toBe('1');
});

test('a record reads back as the event that was recorded', () => {
  const read = readRecord(onLog(commitRecords({ ...commit, traceparent: '00-1-2-01' }, 'study')[1]!));
  expect(read).toEqual({
    ok: true,
    event: {
      id: 'session:4f0c/5',
      streamId: 'session:4f0c',
      version: 5,
      type: 'trienkhai.study.v1.SessionHeld',
      data: { people: [{ value: 12 }] },
      recordedAt: '2025-08-01T02:03:04.005Z',
      commandId: 'c-1',
      actor: 'recorder@commune:25432',
      unit: 'commune:25432:2025-07-01',
      commitSeq: 2,
      commitIndex: 1,
      commitSize: 2,
      commitHash: 'a'.repeat(64),
    },
  });
});

test.each([
  ['ce_specversion', '0.3'],
  ['ce_id', 'session:4f0c/6'],
  ['ce_source', '/trienkhai/reviews'],
  ['ce_type', 'SessionHeld'],
  ['ce_subject', ''],
  ['ce_time', '2025-13-01T00:00:00Z'],
  ['ce_time', 'yesterday'],
  ['ce_streamversion', '05'],
  ['ce_streamversion', '-1'],
  ['ce_commitindex', '2'],
  ['ce_commitseq', '0'],
  ['ce_commithash', 'A'.repeat(64)],
  ['ce_commandid', ''],
  ['ce_actor', ''],
  ['ce_unit', ''],
  ['content-type', 'text/plain'],
])('a record whose %s is "%s" is no event', (name, value) => {
  const read = readRecord(onLog(commitRecords(commit, 'study')[1]!, { [name]: value }));
  expect(read).toEqual({ ok: false, reason: expect.stringContaining('header') });
});

test.each(['{', '[]', 'null', '1', ''])(
  'data "%s" do not read, yet the place in the stream is known',
  (value) => {
    const record = { ...onLog(commitRecords(commit, 'study')[1]!), value };
    expect(readRecord(record)).toMatchObject({ ok: false, header: { streamId: 'session:4f0c', version: 5 } });
  },
);
