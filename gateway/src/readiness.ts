import { askHealth } from '@trienkhai/runtime/grpc-client';
import type { Readiness } from '@trienkhai/runtime/lifecycle';
import type { PeerName } from '@trienkhai/runtime/config';
import { peerOf } from '@trienkhai/runtime/peer-identity';
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

async function askAll(config: GatewayConfig, probes: Probes | undefined): Promise<readonly Readiness[]> {
  const { peers, auth } = config;
  const names = Object.keys(peers) as PeerName[];
  const services = names.map(async (name) =>
    said(name, await askHealth(peerOf(config, name), PROBE_MS), peers[name]),
  );
  const keys = whereKeysAre(auth);
  const issuer = answers(keys).then((ok) => said('issuer', ok, keys));
  return [
    ...(await Promise.all([...services, issuer])),
    said('event log', probes?.kafka() ?? false, 'not joined yet'),
    said('unit history', probes?.units() ?? false, 'still being read'),
  ];
}

function said(name: string, ok: boolean, detail: string): Readiness {
  return ok ? { name, ok } : { name, ok, detail };
}

/** Where tokens are checked against: the issuer's own address may be one that only browsers reach. */
function whereKeysAre({ issuer, jwksUri }: GatewayConfig['auth']): string {
  return jwksUri ?? `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(url, { signal: AbortSignal.timeout(PROBE_MS) })).ok;
  } catch {
    return false;
  }
}
