import { mongo } from 'mongoose';
import type { LogRecord } from '../event-log.ts';
import type { ProjectedDocument } from './model.ts';

/** Characters of the headers of one record, about. */
const HEADERS = 700;

/** What records take in memory, in characters. */
export function weightOfRecords(records: readonly LogRecord[]): number {
  return records.reduce((sum, { value }) => sum + HEADERS + (value?.length ?? 0), 0);
}

const weights = new WeakMap<ProjectedDocument, number>();

/** The bytes of a document as it is stored; in memory it takes about three times as much. */
export function weightOfDocument(document: ProjectedDocument): number {
  let weight = weights.get(document);
  if (weight === undefined) weights.set(document, (weight = mongo.BSON.calculateObjectSize(document)));
  return weight;
}
