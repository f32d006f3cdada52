import { findOffice, HOW_OFFICE } from '../tools.ts';
import type { Judge } from '../hearing.ts';
import { judgeExports } from './office-exports.ts';
import { judgeReports } from './office-reports.ts';
import { judgeTemplates } from './office-templates.ts';

/** LibreOffice on every file that goes out: it opens them, and what it reads there is what GraphQL answers. */
export const office: Judge = async (hearing) => {
  const program = await findOffice();
  if (!program) {
    return hearing.say({ judge: 'LibreOffice', what: 'files', result: HOW_OFFICE, ok: false });
  }
  await judgeTemplates(hearing, program);
  await judgeExports(hearing, program);
  await judgeReports(hearing, program);
};
