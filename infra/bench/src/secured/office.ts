import { openSmallOffice } from '@trienkhai/e2e/small-office';
import { posting } from '@trienkhai/e2e/posting';
import { UNITS } from '@trienkhai/e2e/small-country';

/** A small country and one document, behind a gateway. */
export interface BenchOffice {
  readonly url: string;
  /** One command more; resolves when it is recorded. */
  record(token: string): Promise<void>;
  /** One question; resolves when it is answered. */
  ask(token: string): Promise<void>;
  token(account: string): Promise<string>;
  close(): Promise<void>;
}

const QUESTION = `query ($id: ID!) { node(id: $id) { ... on Directive {
  rollout(on: "2022-03-01") { levels { level stages { stage reached partly } } } } } }`;

export async function openBenchOffice(options: Parameters<typeof openSmallOffice>[0]): Promise<BenchOffice> {
  const { url, network, register, close } = await openSmallOffice(options);
  const { id: directive, positions: after } = await register();
  const people = [{ unit: 'LEARNER', value: 30 }];
  const session = { kind: 'study-class', directives: [directive], unit: UNITS.district, people };
  return {
    url,
    token: network.token,
    close,
    async record(token) {
      const post = posting(`${url}/v1/commands`, token);
      const { status } = await post('recordSession', { ...session, heldOn: '2022-02-02' }, { after });
      if (status !== 201) throw new Error(`a command was answered ${status}`);
    },
    async ask(token) {
      const response = await fetch(`${url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        body: JSON.stringify({ query: QUESTION, variables: { id: directive } }),
      });
      const { data } = (await response.json()) as { readonly data?: { readonly node?: object | null } };
      if (!data?.node) throw new Error(`a question was answered ${response.status}`);
    },
  };
}
