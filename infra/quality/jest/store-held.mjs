import { afterAll, beforeAll } from '@jest/globals';
import { storeWithinReach } from '@trienkhai/testkit/store-within-reach';

let store;

beforeAll(async () => {
  store = await storeWithinReach(process.env.MONGODB_URI);
});
afterAll(() => store?.close());
