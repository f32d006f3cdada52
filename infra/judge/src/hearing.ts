import type { Address } from './addresses.ts';
import type { Browser } from './browser.ts';
import type { JudgeConfig } from './config.ts';
import type { System } from './system.ts';
import type { Tools } from './tools.ts';
import type { Say } from './verdict.ts';

/** What every judge is given. */
export interface SourceHearing {
  readonly config: JudgeConfig;
  readonly tools: Tools;
  readonly say: Say;
}

/** What a judge of the running product is given. */
export interface Hearing extends SourceHearing {
  readonly system: System;
  /** One that may be left in any state. */
  readonly spare: () => Promise<System>;
  readonly browser: Browser;
  readonly addresses: readonly Address[];
}

export type Judge = (hearing: Hearing) => Promise<void>;
export type SourceJudge = (hearing: SourceHearing) => Promise<void>;
