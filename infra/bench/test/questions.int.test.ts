import { randomUUID } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { dropNamespace } from '@trienkhai/testkit/namespace';
import { compareWithFloors } from '../src/questions/compared.ts';
import { folded, openQuestionGround } from '../src/questions/ground.ts';

const context = {
  mongoUri: process.env['MONGODB_URI']!,
  kafkaBrokers: process.env['KAFKA_BROKERS']!.split(','),
};

test('plain documents asked by $graphLookup and by path prefix give the counts that trace gives', async () => {
  const namespace = `bench${randomUUID().slice(0, 8)}`;
  const ground = await openQuestionGround(context, namespace);
  try {
    expect(await ground.fill(9_000)).toBe(9_000);
    const trace = await ground.startTrace();
    try {
      await folded(trace);
      // Compares the answers to every question and throws where they differ.
      const compared = await compareWithFloors(ground, trace, { province: 3, country: 1 });
      expect(compared.map(({ scope }) => scope)).toEqual(['province', 'country']);
    } finally {
      await trace.stop();
    }
  } finally {
    await ground.close();
    await dropNamespace({ ...context, namespace });
  }
});
