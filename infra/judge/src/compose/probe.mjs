// Within the container of a writing service, with what it was given and nothing else: what store and broker let it do.
import { readFileSync } from 'node:fs';
import { Kafka, logLevel } from 'kafkajs';
import mongoose from 'mongoose';

const {
  KAFKA_BROKERS,
  KAFKA_USERNAME: own,
  KAFKA_PASSWORD_FILE,
  KAFKA_CA_FILE,
  MONGODB_URI_FILE,
} = process.env;
const other = own === 'study' ? 'reviews' : 'study';
const NONE = { _id: 'directive:none@1' };

/** `done`, or why not. */
async function outcome(ask) {
  try {
    await ask();
    return 'done';
  } catch (error) {
    let cause = error;
    while (cause.cause) cause = cause.cause;
    return cause.type ?? cause.codeName ?? String(cause.code ?? cause.name);
  }
}

async function store(uri, ask) {
  const client = new mongoose.mongo.MongoClient(uri, { serverSelectionTimeoutMS: 3_000 });
  const told = await outcome(() => ask((context) => client.db(`trienkhai-${context}`).collection('commits')));
  await client.close();
  return told;
}

async function broker(given, ask) {
  const limits = { connectionTimeout: 3_000, requestTimeout: 3_000, retry: { retries: 0 } };
  const kafka = new Kafka({
    ...{ brokers: KAFKA_BROKERS.split(','), logLevel: logLevel.NOTHING, ...limits },
    ...given,
  });
  const [admin, producer] = [kafka.admin(), kafka.producer()];
  const told = await outcome(() => ask(admin, producer));
  await Promise.all([admin, producer].map((each) => each.disconnect().catch(() => undefined)));
  return told;
}

const uri = readFileSync(MONGODB_URI_FILE, 'utf8').trim();
const withoutAccount = uri.replace(/(?<=\/\/)[^@]*@/, '').replace(/authSource=\w+&?/, '');
const ssl = { ca: [readFileSync(KAFKA_CA_FILE, 'utf8')] };
const password = readFileSync(KAFKA_PASSWORD_FILE, 'utf8').trim();
// A new one each time: kafkajs notes on it how it proves itself, with the password of then.
const as = (given) => ({ ssl, sasl: { mechanism: 'plain', username: own, password: given } });
const list = async (admin) => {
  await admin.connect();
  await admin.listTopics();
};
const send = (context) => async (_, producer) => {
  await producer.connect();
  await producer.send({ topic: `trienkhai.${context}.v1`, messages: [{ key: 'k', value: '{}' }] });
};

const told = {
  'its own commits are read': await store(uri, (commits) => commits(own).findOne({})),
  'its own commits are removed': await store(uri, (commits) => commits(own).deleteOne(NONE)),
  'its own commits are changed': await store(uri, (commits) =>
    commits(own).updateOne(NONE, { $set: { seq: 2 } }),
  ),
  'commits of another are read': await store(uri, (commits) => commits(other).findOne({})),
  'commits of another are added': await store(uri, (commits) => commits(other).insertOne(NONE)),
  'the store without an account': await store(withoutAccount, (commits) => commits(own).findOne({})),
  'the store without TLS': await store(uri.replace(/&tls=true.*/, ''), (commits) => commits(own).findOne({})),
  'the broker with its account': await broker(as(password), list),
  'the broker with a wrong password': await broker(as(`${password}x`), list),
  'the broker without an account': await broker({ ssl }, list),
  'the broker without TLS': await broker({ sasl: as(password).sasl }, list),
  'a record on the topic of another': await broker(as(password), send(other)),
};
console.log(JSON.stringify(told));
