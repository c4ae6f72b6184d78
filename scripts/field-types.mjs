// Writes the catalogue of field types for people; GET /generate/types answers the same for programs.

const code = (value) => `\`${typeof value === 'string' && value !== '' ? value : JSON.stringify(value)}\``;
const cell = (text) => text.replaceAll('|', '\\|').replaceAll('\n', ' ');

/** What a value of this JSON Schema looks like, in a few words. */
function describe(schema) {
  // Too long to be shown here: it has a page of its own.
  if (schema.title !== undefined) return `[${schema.title}](distributions.md)`;
  if (schema.const !== undefined) return code(schema.const);
  if (schema.enum !== undefined) return schema.enum.map(code).join(', ');
  const variants = schema.oneOf ?? schema.anyOf;
  if (variants !== undefined) return variants.map(describe).join(' or ');
  if (schema.type === 'array') {
    return schema.items === undefined ? 'array' : `array of ${describe(schema.items)}`;
  }
  if (schema.type === 'object' && schema.properties !== undefined) {
    const required = new Set(schema.required ?? []);
    const members = Object.entries(schema.properties).map(
      ([name, member]) =>
        `${name}${required.has(name) ? '' : '?'}${member.const === undefined ? '' : `: ${JSON.stringify(member.const)}`}`,
    );
    return code(`{ ${members.join(', ')} }`);
  }
  const bounded = (value) => value !== undefined && Math.abs(value) !== Number.MAX_SAFE_INTEGER;
  const bounds = [
    ...(bounded(schema.minimum) ? [`from ${schema.minimum}`] : []),
    ...(bounded(schema.maximum) ? [`up to ${schema.maximum}`] : []),
  ];
  const type = Array.isArray(schema.type) ? schema.type.join(' or ') : (schema.type ?? 'any');
  return [schema.format ?? type, ...bounds].join(' ');
}

function renderOptions(options, required = []) {
  const rows = options.map(([name, option]) => {
    const fallback = option.default === undefined ? '' : code(option.default);
    const standard = required.includes(name) ? 'required' : fallback;
    return `| ${code(name)} | ${cell(describe(option))} | ${cell(standard)} | ${cell(option.description ?? '')} |`;
  });
  return rows.length === 0
    ? []
    : ['| option | value | default | meaning |', '| --- | --- | --- | --- |', ...rows, ''];
}

/** The options that every type has, and has alike: shown once. */
function commonOptions([first, ...others]) {
  const same = ([name, option]) =>
    others.every(({ schema }) => JSON.stringify(schema.properties[name]) === JSON.stringify(option));
  return Object.entries(first.schema.properties)
    .filter(([name]) => name !== 'type')
    .filter(same);
}

function renderType({ name, description, schema, example, companions = [], columnTypes, unique }, common) {
  const shown = new Set(['type', ...common.map(([option]) => option)]);
  const own = Object.entries(schema.properties).filter(([option]) => !shown.has(option));
  return [
    `### ${name}`,
    '',
    description,
    '',
    `Column: ${columnTypes.map(code).join(' or ')}. ${unique ? 'Can be `unique`.' : 'Cannot be `unique`.'}`,
    '',
    '```json',
    ...[...companions, example].map((field) => JSON.stringify(field)),
    '```',
    '',
    ...renderOptions(own, schema.required),
  ];
}

export function renderFieldTypes(types) {
  const common = commonOptions(types);
  const families = [...new Set(types.map(({ family }) => family))];
  return [
    '<!-- Generated from libs/engine/src/fields by `npm run generate`. -->',
    '',
    '# Field types',
    '',
    `The ${types.length} types of the fields of a record. \`GET /generate/types\` answers the same as JSON, with a JSON Schema for each.`,
    '',
    'Names of people, places and companies come from the English lists of [Faker](https://fakerjs.dev) (MIT License).',
    '',
    'Every field has these:',
    '',
    ...renderOptions(common, ['name']),
    ...families.flatMap((family) => [
      `## ${family[0].toUpperCase()}${family.slice(1)}`,
      '',
      ...types.filter((type) => type.family === family).flatMap((type) => renderType(type, common)),
    ]),
  ].join('\n');
}
