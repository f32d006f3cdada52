import { CENTRE_ID } from '@trienkhai/kernel/unit-history';
import { openDatabase } from '@trienkhai/runtime/document-store';
import { EVIDENCE, openDigests, type DigestStore } from '@trienkhai/runtime/document-store/digests';
import { openReadings, type Readings } from '@trienkhai/runtime/document-store/readings';
import { createReadingLog, type ReadingLog } from '@trienkhai/runtime/reading-log';
import { READINGS_KEPT_DAYS, type GatewayConfig } from '../config.ts';
import { openedWhenNeeded } from '../opened-when-needed.ts';

/** What control bodies check by: signed digests, and who read what is not for everybody. */
export interface EvidenceDesk {
  /** Throws UNAVAILABLE. */
  open(): Promise<{ readonly digests: DigestStore; readonly readings: Readings }>;
  readonly note: ReadingLog['note'];
}

export function evidenceDesk(
  { mongoUri, namespace, readingsKeptDays = READINGS_KEPT_DAYS }: GatewayConfig,
  logger: { error(details: object, message: string): void },
  opened: AsyncDisposableStack,
): EvidenceDesk {
  const desk = openedWhenNeeded(async () => {
    const database = await openDatabase(mongoUri, `${namespace}-${EVIDENCE}`);
    try {
      const [digests, readings] = [
        await openDigests(database),
        await openReadings(database, readingsKeptDays),
      ];
      return { database, digests, readings };
    } catch (error) {
      await database.close();
      throw error;
    }
  });
  const log = createReadingLog({
    write: async (readings) => (await desk.get()).readings.add(readings),
    onFailed: (error) => logger.error({ err: error }, 'what was read cannot be kept at present'),
    everywhere: [CENTRE_ID],
  });
  opened.defer(async () => {
    await log.close();
    await (await desk.opened())?.database.close();
  });
  return { open: desk.get, note: log.note };
}
