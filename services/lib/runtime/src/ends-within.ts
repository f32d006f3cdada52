/** True: the work has ended, well or badly, before `ms` were over; it is not called back. */
export async function endsWithin(ms: number, work: Promise<unknown> | undefined): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    // This process may have been busy itself: what has arrived meanwhile is read first.
    timer = setTimeout(() => setImmediate(resolve, false), ms);
  });
  const over = () => true;
  const ended = await Promise.race([Promise.resolve(work).then(over, over), late]);
  clearTimeout(timer);
  return ended;
}
