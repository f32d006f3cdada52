import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const PROTO = fileURLToPath(new URL('../../../../proto/trienkhai/', import.meta.url));

interface Field {
  readonly name: string;
  /** Full name of a message or enum, or a scalar. */
  readonly type: string;
}

interface Message {
  readonly file: string;
  readonly fields: readonly Field[];
}

const messages = new Map(
  readdirSync(PROTO).flatMap((context) =>
    readdirSync(`${PROTO}${context}/v1`).flatMap((file) => messagesIn(context, file)),
  ),
);

function messagesIn(context: string, file: string): readonly (readonly [string, Message])[] {
  const text = readFileSync(`${PROTO}${context}/v1/${file}`, 'utf8').replaceAll(/\/\/.*$/gm, '');
  const here = `trienkhai.${context}.v1.`;
  return [...text.matchAll(/^message (\w+) \{([^}]*)^\}/gm)].map(([, name = '', body = '']) => {
    const fields = [...body.matchAll(/^ +(?:repeated |optional )?([\w.]+) (\w+) = \d+;/gm)];
    const named = fields.map(([, type = '', field = '']) => ({
      name: field.replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase()),
      type: type.includes('.') ? type : here + type,
    }));
    return [here + name, { file, fields: named }] as const;
  });
}

/** Full names of the events of these contexts: messages of files of events that are no field of another. */
export function contractEvents(contexts: readonly string[]): readonly string[] {
  const used = new Set([...messages.values()].flatMap(({ fields }) => fields.map(({ type }) => type)));
  return [...messages]
    .filter(([type, { file }]) => file.endsWith('events.proto') && !used.has(type))
    .map(([type]) => type)
    .filter((type) => contexts.includes(type.split('.')[1]!));
}

/** Paths of all fields of a message in proto3 JSON, a message inside itself once. */
export function fieldsOf(type: string, path = '', outer: readonly string[] = []): readonly string[] {
  if (outer.includes(type)) return [];
  return (messages.get(type)?.fields ?? []).flatMap((field) => {
    const inner = path === '' ? field.name : `${path}.${field.name}`;
    return [inner, ...fieldsOf(field.type, inner, [...outer, type])];
  });
}
