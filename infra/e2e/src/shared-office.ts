import { openOffice, type Office } from './office.ts';

/** One office with catalogue and reports for all stories of a test file; the last that closes it stops it. */
export const openSharedOffice = sharing({ reports: true });
/** The same with the sample set. */
export const openSampleOffice = sharing({ reports: true, sample: true });

function sharing(sets: Parameters<typeof openOffice>[0]): () => Promise<Office> {
  let opened: Promise<Office> | undefined;
  let users = 0;
  return async () => {
    users += 1;
    opened ??= openOffice(sets);
    const office = await opened;
    return {
      ...office,
      async close() {
        users -= 1;
        if (users > 0) return;
        // A later file of the same process opens one of its own.
        opened = undefined;
        await office.close();
      },
    };
  };
}
