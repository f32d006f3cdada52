import { commitRecords } from '@trienkhai/runtime/cloud-events';
import { NO_PREVIOUS_HASH, sealCommit } from '@trienkhai/runtime/commit-hash';
import { openDatabase } from '@trienkhai/runtime/document-store';
import { kafkaEventLog, type EventLog } from '@trienkhai/runtime/event-log';
import { createLogger } from '@trienkhai/runtime/logger';
import { UNITS } from './small-country.ts';
import type { SmallOffice } from './small-office.ts';

type Records = Parameters<ReturnType<EventLog['writer']>['append']>[1];

/** Puts records on the topic of directives that no service wrote. */
export async function appendByHand(office: SmallOffice, records: Records): Promise<void> {
  const logger = createLogger('by-hand', 'silent');
  const log = kafkaEventLog({ brokers: office.kafkaBrokers, clientId: 'by-hand', logger });
  const writer = log.writer();
  await writer.append(`${office.namespace}.directives.v1`, records);
  await writer.close();
  await log.close();
}

/** The two events of a commit on a stream of receipts of the last commune. */
export function receiptRecords(directive: string, streamId: string) {
  const data = { directiveId: directive, unitId: UNITS.communes[5]!, on: '2022-02-01' };
  const { commit } = sealCommit({
    streamId,
    seq: 1,
    fromVersion: 0,
    events: [
      { type: 'trienkhai.directives.v1.DirectiveReceived', data },
      { type: 'trienkhai.directives.v1.DirectiveReceived', data },
    ],
    commandId: 'by-hand',
    fingerprint: '',
    key: directive,
    actor: 'admin@centre',
    unit: UNITS.centre,
    recordedAt: new Date(),
    prevHash: NO_PREVIOUS_HASH,
  });
  return commitRecords(commit, 'directives');
}

/** Makes what is parked of a stream read, as a mended reader of events would find it. */
export async function mendParked(office: SmallOffice, streamId: string, value: unknown): Promise<void> {
  const { db, close } = await openDatabase(office.mongoUri, `${office.namespace}-trace`);
  const [parked] = (await db.listCollections().toArray()).filter(({ name }) => /_parked_v\d+$/.test(name));
  await db.collection(parked!.name).updateOne({ streamId, version: 1 }, { $set: { 'record.value': value } });
  await close();
}
