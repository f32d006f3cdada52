import type { Address } from './addresses.ts';
import type { Browser } from './browser.ts';
import type { JudgeConfig } from './config.ts';
import type { System } from './system.ts';
import type { Tools } from './tools.ts';
import type { Say } from './verdict.ts';

/** What every judge is given. */
export interface Hearing {
  readonly config: JudgeConfig;
  readonly tools: Tools;
  readonly system: System;
  /** One that may be left in any state. */
  readonly spare: () => Promise<System>;
  readonly browser: Browser;
  readonly addresses: readonly Address[];
  readonly say: Say;
}

export type Judge = (hearing: Hearing) => Promise<void>;
