import { expect, test } from '@jest/globals';
import { placeOf } from './placing.ts';

const screen = { width: 320, height: 640 };
const tip = { width: 200, height: 80 };

test('an explanation stands right below its word', () => {
  expect(placeOf({ left: 20, top: 100, bottom: 120 }, tip, screen)).toEqual({ left: 20, top: 120 });
});

test('an explanation is never off a narrow screen', () => {
  expect(placeOf({ left: 280, top: 100, bottom: 120 }, tip, screen).left).toBe(112);
  expect(placeOf({ left: -40, top: 100, bottom: 120 }, tip, screen).left).toBe(8);
});

test('where there is no room below, it stands above', () => {
  expect(placeOf({ left: 20, top: 600, bottom: 620 }, tip, screen).top).toBe(520);
});
