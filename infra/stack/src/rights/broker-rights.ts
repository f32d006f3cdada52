import kafkajs, { type AclOperationTypes, type AclResourceTypes } from 'kafkajs';

/** What a principal of the broker may do; with `prefixed`, of everything whose name begins so. */
export interface BrokerRight {
  readonly on: AclResourceTypes.TOPIC | AclResourceTypes.GROUP;
  readonly name: string;
  readonly prefixed: boolean;
  readonly may: readonly AclOperationTypes[];
}

export type BrokerRights = Readonly<Record<string, readonly BrokerRight[]>>;

const { READ, WRITE, DESCRIBE, DELETE } = kafkajs.AclOperationTypes;
const { TOPIC, GROUP } = kafkajs.AclResourceTypes;

/**
 * Every principal of the broker: each reads the topics of all contexts in groups of its own, and writes to none
 * but its own. Topics are made by whoever sets the rights. Integrations read the feed, which knows who may
 * see what; the topics hold everything.
 */
export function brokerRights(namespace: string, topics: Readonly<Record<string, string>>): BrokerRights {
  const reading = Object.values(topics).map((topic) => onTopic(topic, [READ, DESCRIBE]));
  const readers = [...Object.keys(topics), 'trace', 'gateway', 'auditor', 'operator'];
  return Object.fromEntries(
    readers.map((name) => {
      const own = topics[name] === undefined ? [] : [onTopic(topics[name], [WRITE])];
      return [name, [...reading, ...own, ...groupsOf(namespace, name)]];
    }),
  );
}

function onTopic(name: string, may: readonly AclOperationTypes[]): BrokerRight {
  return { on: TOPIC, name, prefixed: false, may };
}

/** A process reads alone in a group named after its instance, and with others in those of its projectors. */
function groupsOf(namespace: string, name: string): BrokerRight[] {
  const may = [READ, DESCRIBE, DELETE];
  return [`${name}-`, `${namespace}.${name}`].map((begin): BrokerRight => ({
    ...{ on: GROUP, name: begin, prefixed: true, may },
  }));
}
