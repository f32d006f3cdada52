import type { Day } from '@trienkhai/kernel/day';
import { readFileSync } from 'node:fs';

/** One line of a report, as the file has it. */
export interface SeedActivity {
  readonly kind: string;
  readonly count?: number | null;
  readonly plan?: number | null;
  readonly percent_stated?: number;
  readonly people?: number;
  readonly people_unit?: string;
  readonly people_qualifier?: string;
  readonly online?: number;
  readonly mode?: string;
  /** Index of the line of which it is a part. */
  readonly part_of?: number;
}

export interface SeedPeriod {
  readonly from: Day;
  readonly to: Day;
  readonly closed: boolean;
  readonly vi: string;
}

interface ReportOfDistrict {
  readonly unit: { readonly code: string };
  readonly period: SeedPeriod;
  readonly activities: readonly SeedActivity[];
}

export interface Seed {
  readonly S1: ReportOfDistrict & {
    readonly event_date: Day;
    readonly guidance_for: readonly string[];
    readonly follow_up_tasks: { readonly board: number; readonly centre: number };
  };
  readonly S2: ReportOfDistrict & {
    readonly event_date: Day;
    readonly awards: readonly {
      readonly name: string;
      readonly edition: string;
      readonly state?: string;
      readonly collectives?: number;
      readonly individuals?: number;
    }[];
  };
  readonly S3: ReportOfDistrict & {
    readonly published: Day;
    readonly totals: {
      readonly people: number;
      readonly people_unit: string;
      readonly covers: readonly number[];
    };
  };
  readonly S4: {
    readonly event_date: Day;
    readonly event: { readonly year: number; readonly next_year: number };
    readonly outcomes: readonly string[];
    readonly cluster: { readonly name: string; readonly units: readonly string[] };
  };
  readonly S5: {
    readonly event_date: Day;
    readonly event_end: Day;
    readonly visited: readonly { readonly code: string }[];
    readonly documents: readonly string[];
  };
}

let seed: Seed | undefined;

/** The figures of the five reports. */
export function readSeed(): Seed {
  seed ??= (
    JSON.parse(readFileSync(new URL('../../seed.json', import.meta.url), 'utf8')) as { reports: Seed }
  ).reports;
  return seed;
}
