import { GraphQLScalarType, Kind, type ValueNode } from 'graphql';
import { refuse } from '@trienkhai/kernel/domain-error';

/** Texts pass as they are: which day or instant they name is checked with the arguments, where the path is known. */
function textScalar(name: string, example: string): GraphQLScalarType<string, unknown> {
  const read = (value: unknown): string => {
    if (typeof value === 'string') return value;
    throw refuse(
      'INVALID_ARGUMENT',
      `Kiểu ${name} viết dưới dạng văn bản, ví dụ "${example}".`,
      `${name} is written as a text, e.g. "${example}".`,
    );
  };
  return new GraphQLScalarType<string, unknown>({
    name,
    serialize: (value) => (value instanceof Date ? value.toISOString() : value),
    parseValue: read,
    parseLiteral: (node: ValueNode) => read(node.kind === Kind.STRING ? node.value : undefined),
  });
}

export const scalars = {
  Date: textScalar('Date', '2022-04-12'),
  DateTime: textScalar('DateTime', '2022-04-12T03:00:00Z'),
};
