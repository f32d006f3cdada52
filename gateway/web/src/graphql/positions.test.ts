import { beforeEach, expect, test } from '@jest/globals';
import { askAfter, askAfterCommand, forgetPositions, positionsToReach, reach } from './positions.ts';

beforeEach(forgetPositions);

test('what others recorded is asked for until an answer has it', () => {
  askAfter('task:7', 3);
  expect(positionsToReach()).toBe('task%3A7@3');
  reach('task:7@2,territory@9');
  expect(positionsToReach()).toBe('task%3A7@3');
  reach(null);
  reach('session:1@1,task:7@3');
  expect(positionsToReach()).toBe('');
});

test('of each record the furthest version that was heard of is asked for', () => {
  askAfter('task:7', 4);
  askAfter('territory', 2);
  askAfter('task:7', 3);
  expect(positionsToReach()).toBe('task%3A7@4,territory@2');
  reach('progress:một%40hai@9,task%3A7@4');
  expect(positionsToReach()).toBe('territory@2');
});

test('what a command did is asked for with every later question, and the last command counts', () => {
  askAfterCommand('session:1@1');
  askAfterCommand(null);
  askAfter('territory', 2);
  expect(positionsToReach()).toBe('session:1@1,territory@2');
  reach('session:1@1,territory@2');
  expect(positionsToReach()).toBe('session:1@1');
  askAfterCommand('session:2@5');
  expect(positionsToReach()).toBe('session:2@5');
});

test('nothing of it is left for whoever signs in next', () => {
  askAfterCommand('session:1@1');
  askAfter('territory', 2);
  forgetPositions();
  expect(positionsToReach()).toBe('');
});
