import { inWhoseName } from './ask.ts';

type Query = Readonly<Record<string, string | null | undefined>>;

const KEPT_MS = 60_000;

/** Fetches a file in the name of the account and hands it to the browser; false: it could not be had. */
export async function download(path: string, query: Query, fileName: string): Promise<boolean> {
  const address = await fetched(path, query);
  if (address === undefined) return false;
  Object.assign(document.createElement('a'), { href: address, download: fileName }).click();
  return true;
}

/** Fetches a page in the name of the account and shows it in a tab of its own; false: it could not be had. */
export async function showPage(path: string, query: Query): Promise<boolean> {
  // Opened before anything is asked: later the browser takes it for one that nobody wanted.
  const tab = window.open('', '_blank');
  const address = await fetched(path, query);
  if (address === undefined || !tab) {
    tab?.close();
    return false;
  }
  tab.location.href = address;
  return true;
}

async function fetched(path: string, query: Query): Promise<string | undefined> {
  const given = Object.entries(query).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
  try {
    const response = await fetch(`${path}?${new URLSearchParams(given)}`, { headers: inWhoseName() });
    if (!response.ok) return undefined;
    const address = URL.createObjectURL(await response.blob());
    setTimeout(() => URL.revokeObjectURL(address), KEPT_MS);
    return address;
  } catch {
    return undefined;
  }
}
