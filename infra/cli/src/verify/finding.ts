/** One thing that is not as it should be; a clean system has none. */
export interface Finding {
  /** `commits`: hash chains of the store · `topic`: store against topic · `read-model`: store against trace */
  readonly where: 'commits' | 'topic' | 'read-model';
  readonly context: string;
  readonly streamId: string;
  readonly problem: string;
  readonly detail?: string;
}

export type Report = (finding: Finding) => void;
