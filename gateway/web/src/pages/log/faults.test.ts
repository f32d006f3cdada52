import { expect, test } from '@jest/globals';
import { faultOf } from './faults.ts';

const message = { vi: 'Ngày này ở tương lai.', en: 'This day lies in the future.' };

test('a refusal stands at the field that it names', () => {
  expect(faultOf({ path: ['on'], message }, ['directive', 'on'])).toEqual({ field: 'on', message });
});

test('a refusal of something that the form does not ask for stands above the form', () => {
  expect(faultOf({ path: ['unit'], message }, ['directive', 'on'])).toEqual({ field: undefined, message });
});
