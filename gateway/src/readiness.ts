import { askHealth } from '@trienkhai/runtime/grpc-client';
import type { Readiness } from '@trienkhai/runtime/lifecycle';
import type { PeerName } from '@trienkhai/runtime/config';
import type { GatewayConfig } from './config.ts';

const PROBE_MS = 1000;
const FRESH_MS = 1000;

export interface Probes {
  readonly kafka: () => boolean;
  readonly units: () => boolean;
}

/** Asks every dependency, at most once a second however often it is called. */
export function readiness(
  config: GatewayConfig,
  probes: () => Probes | undefined,
): () => Promise<readonly Readiness[]> {
  let last: { readonly at: number; readonly answer: Promise<readonly Readiness[]> } | undefined;
  return () => {
    if (!last || Date.now() - last.at > FRESH_MS) last = { at: Date.now(), answer: askAll(config, probes()) };
    return last.answer;
  };
}

async function askAll(
  { peers, auth }: GatewayConfig,
  probes: Probes | undefined,
): Promise<readonly Readiness[]> {
  const names = Object.keys(peers) as PeerName[];
  const services = names.map(async (name) => said(name, await askHealth(peers[name], PROBE_MS), peers[name]));
  const issuer = issuerAnswers(auth.issuer).then((ok) => said('issuer', ok, auth.issuer));
  return [
    ...(await Promise.all([...services, issuer])),
    said('event log', probes?.kafka() ?? false, 'not joined yet'),
    said('unit history', probes?.units() ?? false, 'still being read'),
  ];
}

function said(name: string, ok: boolean, detail: string): Readiness {
  return ok ? { name, ok } : { name, ok, detail };
}

async function issuerAnswers(issuer: string): Promise<boolean> {
  const url = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
  try {
    return (await fetch(url, { signal: AbortSignal.timeout(PROBE_MS) })).ok;
  } catch {
    return false;
  }
}
