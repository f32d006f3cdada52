import { readdirSync, readFileSync, writeFileSync } from 'node:fs';

// Fills the events of the contract into asyncapi.yaml, so that a new event needs no second description.
const [target] = process.argv.slice(2);
const read = (path) => readFileSync(new URL(path, import.meta.url), 'utf8');
const contexts = ['units', 'directives', 'study', 'reviews'];
const events = contexts.flatMap((context) => eventsOf(context));

const filled = read('asyncapi.yaml').replaceAll(
  /^( *)# (messages of|references to|every event) ?(\w*)$/gm,
  (_, indent, what, context) =>
    events
      .filter((event) => what === 'every event' || event.context === context)
      .flatMap((event) => entry(what, event))
      .map((line) => indent + line)
      .join('\n'),
);
writeFileSync(target, filled);

/** Messages that no other message of a file of events has as a field: those are the events. */
function eventsOf(context) {
  const folder = `trienkhai/${context}/v1`;
  const files = readdirSync(new URL(folder, import.meta.url)).filter((file) => file.endsWith('events.proto'));
  return files.sort().flatMap((file) => eventsIn(context, `${folder}/${file}`));
}

function eventsIn(context, path) {
  const proto = read(path);
  const messages = [...proto.matchAll(/((?:^\/\/ .*\n)*)^message (\w+) \{/gm)];
  const fields = proto.matchAll(/^ {2}(?:repeated |optional )?([A-Z]\w+) \w+ =/gm);
  const used = new Set([...fields].map(([, name]) => name));
  return messages
    .filter(([, , name]) => !used.has(name))
    .map(([, comment, name]) => ({ context, path, name, summary: told(comment) ?? inWords(name) }));
}

function told(comment) {
  return (
    comment
      .replaceAll(/^\/\/ /gm, '')
      .replaceAll('\n', ' ')
      .trim() || undefined
  );
}

function inWords(name) {
  return name.replaceAll(/(?<!^)[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

function entry(what, { context, path, name, summary }) {
  if (what === 'messages of') return [`${name}:`, `  $ref: '#/components/messages/${name}'`];
  if (what === 'references to') return [`- $ref: '#/channels/${context}/messages/${name}'`];
  const type = `trienkhai.${context}.v1.${name}`;
  return [
    `${name}:`,
    `  name: ${type}`,
    `  title: ${name}`,
    `  summary: ${JSON.stringify(summary)}`,
    '  contentType: application/json',
    '  traits:',
    "    - $ref: '#/components/messageTraits/cloudEvent'",
    '  payload:',
    '    type: object',
    `    description: proto3 JSON of ${type}, see proto/${path}`,
  ];
}
