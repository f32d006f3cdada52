import { expect, test } from '@jest/globals';
import { BOX, layFlow, type Passage } from './flow.ts';

const passage = (id: string, whole = true): Passage => ({ id, name: `Xã ${id}`, on: '2025-07-01', whole });

test('what a unit was made of stands on its left, what became of it on its right', () => {
  const { boxes, streams } = layFlow('Huyện Tháp Mười', [passage('a'), passage('b')], [passage('c', false)]);
  const x = (id: string) => boxes.find((box) => box.id === id)!.x;
  expect(x('a')).toBe(x('b'));
  expect(x('a') + BOX.width).toBeLessThan(x('self'));
  expect(x('self') + BOX.width).toBeLessThan(x('c'));
  expect(streams.map(({ id, whole }) => [id, whole])).toEqual([
    ['in a', true],
    ['in b', true],
    ['out c', false],
  ]);
});

test('a unit without a past begins at the left edge', () => {
  const { boxes, width } = layFlow('Xã Trường Xuân', [], [passage('c')]);
  expect(boxes[0]).toMatchObject({ id: 'self', x: 0 });
  expect(width).toBe(boxes[1]!.x + BOX.width);
});

test('boxes of one side never touch each other, and the picture holds them all', () => {
  const { boxes, height } = layFlow(
    'Tỉnh',
    'abcdefgh'.split('').map((id) => passage(id)),
    [],
  );
  const ys = boxes.filter(({ id }) => id !== 'self').map(({ y }) => y);
  for (const [at, y] of ys.slice(1).entries()) expect(y - ys[at]!).toBeGreaterThan(BOX.height);
  expect(ys[0]).toBe(0);
  expect(ys.at(-1)! + BOX.height).toBe(height);
});

test('more than fits is left to the table, and the picture says how many', () => {
  const many = 'abcdefghijk'.split('').map((id) => passage(id));
  expect(layFlow('Tỉnh', many, many.slice(0, 9)).leftOut).toEqual({ before: 3, after: 1 });
});

test('a long name breaks between words into two lines', () => {
  const { boxes } = layFlow('Thành phố trực thuộc trung ương Hồ Chí Minh và vùng phụ cận', [], []);
  expect(boxes[0]!.lines).toHaveLength(2);
  expect(boxes[0]!.lines[0]).toBe('Thành phố trực thuộc');
  expect(boxes[0]!.lines[1]).toMatch(/^trung ương .*…$/);
});
