/** What the browser keeps on this machine in IndexedDB: commands not sent yet, and the last answers of an account. */
const NAME = 'trienkhai';
const VERSION = 1;
const SHELVES = { outbox: { keyPath: 'commandId' }, answers: { keyPath: 'account' } } as const;

let opened: Promise<IDBDatabase> | undefined;

/** Does one thing on a shelf; resolves once it is on the disk. */
export async function onShelf<Result>(
  shelf: keyof typeof SHELVES,
  mode: IDBTransactionMode,
  work: (store: IDBObjectStore) => IDBRequest<Result>,
): Promise<Result> {
  const database = await (opened ??= open());
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(shelf, mode);
    const request = work(transaction.objectStore(shelf));
    transaction.oncomplete = () => resolve(request.result);
    transaction.onabort = () => reject(transaction.error ?? new Error('the transaction was given up'));
  });
}

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, VERSION);
    request.onupgradeneeded = () => {
      for (const [shelf, options] of Object.entries(SHELVES))
        request.result.createObjectStore(shelf, options);
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => {
      opened = undefined;
      reject(request.error ?? new Error('IndexedDB does not open'));
    };
  });
}
