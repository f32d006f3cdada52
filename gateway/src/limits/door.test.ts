import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { refuse } from '@trienkhai/kernel/domain-error';
import { unavailable } from '@trienkhai/runtime/error-status';
import { createDoor } from './door.ts';
import { NO_VISITOR } from './visitor.ts';

const FAILURES = { perSecond: 1, burst: 3 };
const wrong = () => Promise.reject(refuse('UNAUTHENTICATED', 'Sai.', 'Wrong.'));
const away = () => Promise.reject(unavailable({ dependency: 'issuer' }));
const right = () => Promise.resolve('in');

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

function door() {
  const { pass } = createDoor(FAILURES);
  const answers: string[] = [];
  const come = (address: string, credential: string, check: () => Promise<string>) =>
    void pass({ ...NO_VISITOR, address }, credential, check).then(
      () => answers.push(credential),
      (error: { readonly code: string }) => answers.push(`${credential} ${error.code}`),
    );
  const answered = async (ms = 0) => {
    await jest.advanceTimersByTimeAsync(ms);
    return answers.splice(0);
  };
  /** More than may fail, and more than fail together. */
  const flood = async (address: string) => {
    for (let i = 0; i < 3; i += 1) come(address, 'bad', wrong);
    await answered();
    for (let i = 0; i < 20; i += 1) come(address, 'bad', wrong);
    return (await answered()).length;
  };
  return { answered, come, flood };
}

test('an address that has failed too often fails only so many times in a moment', async () => {
  const { answered, flood } = door();
  expect(await flood('there')).toBe(8);
  expect(await answered(249)).toHaveLength(0);
  expect(await answered(1)).toHaveLength(8);
});

test('who comes from such an address is not refused, and has its turn after those who are there', async () => {
  const { answered, come, flood } = door();
  await flood('there');
  come('there', 'clerk', right);
  expect(await answered()).toEqual([]);
  expect(await answered(500)).toContain('clerk');
});

test('who has been let in before does not wait, whatever others at its address do', async () => {
  const { answered, come, flood } = door();
  come('there', 'clerk', right);
  await answered();
  await flood('there');
  come('there', 'clerk', right);
  expect(await answered()).toEqual(['clerk']);
});

test('other addresses do not wait', async () => {
  const { answered, come, flood } = door();
  await flood('there');
  come('elsewhere', 'clerk', right);
  expect(await answered()).toEqual(['clerk']);
});

test('an address is at ease again when time has passed', async () => {
  const { answered, come, flood } = door();
  await flood('there');
  await answered(3_000);
  for (let i = 0; i < 3; i += 1) come('there', 'bad', wrong);
  expect(await answered()).toHaveLength(3);
});

test('a sign-in server that is away is nobody’s failure', async () => {
  const { answered, come } = door();
  for (let i = 0; i < 40; i += 1) come('there', 'clerk', away);
  expect(await answered()).toHaveLength(40);
});

test('a credential that holds no more is no better than others', async () => {
  const { answered, come, flood } = door();
  come('there', 'ended', right);
  await answered();
  await flood('there');
  come('there', 'ended', wrong);
  expect(await answered()).toEqual(['ended UNAUTHENTICATED']);
  come('there', 'ended', wrong);
  expect(await answered()).toEqual([]);
});
