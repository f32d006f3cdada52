import { authorization } from './ask.ts';

/** Fetches a file in the name of the account and hands it to the browser; false: it could not be had. */
export async function download(
  path: string,
  query: Readonly<Record<string, string | null | undefined>>,
  fileName: string,
): Promise<boolean> {
  const given = Object.entries(query).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
  try {
    const response = await fetch(`${path}?${new URLSearchParams(given)}`, { headers: authorization() });
    if (!response.ok) return false;
    const address = URL.createObjectURL(await response.blob());
    Object.assign(document.createElement('a'), { href: address, download: fileName }).click();
    setTimeout(() => URL.revokeObjectURL(address), 1000);
    return true;
  } catch {
    return false;
  }
}
