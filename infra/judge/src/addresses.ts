import { readFileSync } from 'node:fs';
import type { JudgeConfig } from './config.ts';
import type { System } from './system.ts';

/** A view of the console and what shows that it is there. */
export interface Address {
  readonly name: string;
  readonly path: string;
  /** Selector of something that stands only in the finished view. */
  readonly sign: string;
}

const PROVINCE = 'province:87:2021-11-01';
const ON = '2022-12-31';

/** Every route of the console, and the views inside of them that look different. Throws where a route was forgotten. */
export async function addressesOf(config: JudgeConfig, { ask }: System): Promise<readonly Address[]> {
  const { directives } = await ask<{ directives: { nodes: { id: string }[] } }>(
    '{ directives(filter: { search: "901-CT/TW", sample: true }, first: 1) { nodes { id } } }',
  );
  const directive = directives.nodes[0]?.id;
  if (directive === undefined) throw new Error('the sample set is not there');
  const query = (fields: Record<string, string>) => `?${new URLSearchParams(fields)}`;
  const rollout = { directive, within: PROVINCE, on: ON };
  const addresses: readonly Address[] = [
    { name: 'home', path: '/', sign: '#begin' },
    { name: 'record', path: '/log', sign: 'form' },
    { name: 'rollout, nothing chosen', path: '/rollout', sign: '#empty' },
    { name: 'rollout of a province', path: `/rollout${query(rollout)}`, sign: '.grid button' },
    {
      name: 'rollout, two days',
      path: `/rollout${query({ ...rollout, before: '2022-06-30' })}`,
      sign: '#compare-COMMUNE',
    },
    {
      name: 'rollout, two days, a figure explained',
      path: `/rollout${query({ ...rollout, before: '2022-06-30', why: 'COMMUNE.RECEIVED.reached' })}`,
      sign: 'dialog .explained',
    },
    { name: 'register', path: `/directives${query({ sample: '1' })}`, sign: 'table' },
    { name: 'a document', path: `/directives${query({ directive, within: PROVINCE })}`, sign: '.facts' },
    { name: 'review', path: `/review${query({ sample: '1' })}`, sign: '#waiting' },
    { name: 'units', path: '/units', sign: '.tree' },
    { name: 'a unit', path: `/units${query({ unit: PROVINCE })}`, sign: '.flow' },
    { name: 'a reorganisation', path: `/units${query({ form: 'reorganise' })}`, sign: 'form' },
    { name: 'grants', path: '/grants', sign: '#import' },
    { name: 'a history', path: `/history${query({ id: directive })}`, sign: 'main table' },
    { name: 'outbox', path: '/outbox', sign: 'h1' },
    { name: 'sign-ins', path: '/sessions', sign: 'table' },
    { name: 'operations', path: '/operations', sign: 'table' },
  ];
  const forgotten = routesIn(config).filter((route) => !addresses.some(({ path }) => pathOf(path) === route));
  if (forgotten.length > 0) throw new Error(`no address for the routes ${forgotten.join(', ')}`);
  return addresses;
}

const pathOf = (address: string) => address.split('?')[0];

function routesIn({ root }: JudgeConfig): string[] {
  const text = readFileSync(`${root}gateway/web/src/routes.ts`, 'utf8');
  return [...text.matchAll(/\bpath: '([^']+)'/g)].map(([, path]) => path!);
}
