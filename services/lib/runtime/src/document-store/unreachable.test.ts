import { expect, test } from '@jest/globals';
import { tellWhere } from './unreachable.ts';

const told = (message: string, uri: string) => (tellWhere(new Error(message), uri) as Error).message;
const CLOSED = 'connection <monitor> to 10.0.0.1:27017 closed';

test('a store that cannot be reached is named by its address, never by its account', () => {
  const message = told('connect ECONNREFUSED', 'mongodb://units:geheim@10.0.0.1:27017/?replicaSet=rs0');
  expect(message).toBe('no connection to the store at 10.0.0.1:27017: connect ECONNREFUSED');
  expect(told('Invalid scheme', 'units:geheim@store')).not.toContain('geheim');
});

test('what is wrong with TLS is said in words', () => {
  expect(told(CLOSED, 'mongodb://10.0.0.1/')).toContain('tls=true&tlsCAFile=<file>');
  expect(told(CLOSED, 'mongodb://10.0.0.1/?tls=true')).not.toContain('tlsCAFile');
  expect(told('self-signed certificate in certificate chain', 'mongodb://10.0.0.1/?tls=true')).toContain(
    'of the authority that tlsCAFile names',
  );
});
