import { openOffice, type Office } from './office.ts';

let opened: Promise<Office> | undefined;
let users = 0;

/** One office with catalogue and reports for all stories of a test file; the last that closes it stops it. */
export async function openSharedOffice(): Promise<Office> {
  users += 1;
  opened ??= openOffice({ reports: true });
  const office = await opened;
  return {
    ...office,
    async close() {
      users -= 1;
      if (users === 0) await office.close();
    },
  };
}
