/** One thing that is not as it should be; a clean system has none. */
export interface Finding {
  /**
   * `commits`: hash chains of the store · `topic`: store against topic · `read-model`: store against trace ·
   * `digest`: store against a signed digest
   */
  readonly where: 'commits' | 'topic' | 'read-model' | 'digest';
  readonly context: string;
  readonly streamId: string;
  readonly problem: string;
  readonly detail?: string;
}

export type Report = (finding: Finding) => void;
