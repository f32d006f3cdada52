/** Bytes of a workbook as it is sent: it is held whole while it is read. */
export const LARGEST_BOOK = 20_000_000;
/** Bytes of one part of it, unpacked: about 90,000 rows of seven columns. */
export const LARGEST_PART = 50_000_000;
/** Bytes of all parts together, unpacked. */
export const LARGEST_WHOLE = 100_000_000;
/** Heap of the thread that reads or writes a workbook, in MB: a file that needs more is refused. */
export const THREAD_HEAP_MB = 384;
