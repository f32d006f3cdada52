import type { KafkaConfig } from 'kafkajs';
import { readFileSync } from 'node:fs';

/** Accounts of a broker that hears nobody without one. */
export interface BrokerAccounts {
  /** Of the broker itself and of whoever sets rights. */
  readonly owner: { readonly name: string; readonly password: string };
  readonly passwords: Readonly<Record<string, string>>;
  /** PEM files: certificate with its key, and the authority. */
  readonly certificate: string;
  readonly authority: string;
}

/**
 * Settings of a broker whose clients come with name and password over TLS to the listener `name`, and may do
 * nothing that no right allows.
 */
export function accountSettings(listener: string, accounts: BrokerAccounts): Record<string, string> {
  const { owner, passwords } = accounts;
  const clients = `listener.name.${listener.toLowerCase()}`;
  return {
    'listener.security.protocol.map': `CONTROLLER:SASL_PLAINTEXT,${listener}:SASL_SSL`,
    'inter.broker.listener.name': listener,
    'sasl.mechanism.inter.broker.protocol': 'PLAIN',
    'sasl.mechanism.controller.protocol': 'PLAIN',
    [`${clients}.sasl.enabled.mechanisms`]: 'PLAIN',
    [`${clients}.plain.sasl.jaas.config`]: login(owner, { ...passwords, [owner.name]: owner.password }),
    'listener.name.controller.sasl.enabled.mechanisms': 'PLAIN',
    'listener.name.controller.plain.sasl.jaas.config': login(owner, { [owner.name]: owner.password }),
    'ssl.keystore.type': 'PEM',
    'ssl.keystore.location': accounts.certificate,
    'ssl.truststore.type': 'PEM',
    'ssl.truststore.location': accounts.authority,
    'authorizer.class.name': 'org.apache.kafka.metadata.authorizer.StandardAuthorizer',
    'allow.everyone.if.no.acl.found': 'false',
    'super.users': `User:${owner.name}`,
  };
}

/** The same accounts as a file, for a broker that is told of one by `java.security.auth.login.config`. */
export function accountsFile({ owner, passwords }: Pick<BrokerAccounts, 'owner' | 'passwords'>): string {
  return `KafkaServer {\n  ${login(owner, { ...passwords, [owner.name]: owner.password })}\n};\n`;
}

/** The same for a client, which acts as the owner. */
export function clientSettings({ owner, authority }: BrokerAccounts): Pick<KafkaConfig, 'sasl' | 'ssl'> {
  return {
    sasl: { mechanism: 'plain', username: owner.name, password: owner.password },
    ssl: { ca: [readFileSync(authority, 'utf8')] },
  };
}

function login(owner: BrokerAccounts['owner'], users: Readonly<Record<string, string>>): string {
  const known = Object.entries(users).map(([name, password]) => `user_${name}="${password}"`);
  const own = [`username="${owner.name}"`, `password="${owner.password}"`];
  return `org.apache.kafka.common.security.plain.PlainLoginModule required ${[...own, ...known].join(' ')};`;
}
