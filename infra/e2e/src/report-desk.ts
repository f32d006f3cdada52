import { readDocx, type ReadDocument } from './docx.ts';

/** Reports over HTTP, in the name of one account. */
export interface ReportDesk {
  get(file: string, query: Readonly<Record<string, string>>): Promise<Response>;
  /** The .docx, read back; throws where it is refused. */
  docx(unit: string, query: Readonly<Record<string, string>>): Promise<ReadDocument>;
}

export function reportDesk(url: string, token: string): ReportDesk {
  const get: ReportDesk['get'] = (file, query) =>
    fetch(`${url}/v1/reports/${file}?${new URLSearchParams(query)}`, {
      headers: { authorization: `Bearer ${token}` },
    });
  return {
    get,
    async docx(unit, query) {
      const response = await get(`${unit}.docx`, query);
      if (!response.ok) throw new Error(await response.text());
      return readDocx(Buffer.from(await response.arrayBuffer()));
    },
  };
}
