import { refuse } from '@trienkhai/kernel/domain-error';
import { Kind, type ValueNode } from 'graphql';

/**
 * Texts pass as they are: which day or instant they name is checked with the arguments, where the path is
 * known. The underscores overlay the SDL's scalar, which keeps its description.
 */
function textScalar(name: string, example: string) {
  const read = (value: unknown): string => {
    if (typeof value === 'string') return value;
    throw refuse(
      'INVALID_ARGUMENT',
      `Kiểu ${name} viết dưới dạng văn bản, ví dụ "${example}".`,
      `${name} is written as a text, e.g. "${example}".`,
    );
  };
  return {
    __serialize: (value: unknown) => (value instanceof Date ? value.toISOString() : value),
    __parseValue: read,
    __parseLiteral: (node: ValueNode) => read(node.kind === Kind.STRING ? node.value : undefined),
  };
}

export const scalars = {
  Date: textScalar('Date', '2022-04-12'),
  DateTime: textScalar('DateTime', '2022-04-12T03:00:00Z'),
};
