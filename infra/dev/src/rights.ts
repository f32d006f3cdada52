import { CONTEXTS, topicOf } from '@trienkhai/runtime/topics';
import { brokerRights } from '@trienkhai/stack/rights/broker-rights';
import { storeRights } from '@trienkhai/stack/rights/store-rights';

/** Every principal of this system, and what it may do with the store and the broker. */
export function rightsOf(namespace: string) {
  const topics = Object.fromEntries(CONTEXTS.map((context) => [context, topicOf(namespace, context)]));
  return { store: storeRights(namespace, CONTEXTS), broker: brokerRights(namespace, topics) };
}
