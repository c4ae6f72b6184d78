import { SETTINGS } from './settings';

/** The text of `.env.example`: every setting with its meaning and default. */
export function renderEnvExample(): string {
  const blocks = Object.entries(SETTINGS).map(([name, setting]) => {
    const commented = setting.schema.safeParse(undefined).data === undefined ? '# ' : '';
    return `# ${setting.description}\n${commented}${name}=${setting.example ?? ''}\n`;
  });
  const head =
    '# Copy to .env and change what you need: every line shows its default, commented ones have none.\n' +
    '# Generated from libs/config/src/settings.ts by `npm run generate`.\n';
  return [head, ...blocks].join('\n');
}
