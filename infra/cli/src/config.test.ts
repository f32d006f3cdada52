import { expect, test } from '@jest/globals';
import { loadCliConfig } from './config.ts';

test('a signing key that is empty is none: Compose hands on as empty what nobody has set', () => {
  expect(loadCliConfig({ TRIENKHAI_DIGEST_KEY: '' })).not.toHaveProperty('digestKey');
  expect(loadCliConfig({ TRIENKHAI_DIGEST_KEY: 'pem' }).digestKey).toBe('pem');
});
