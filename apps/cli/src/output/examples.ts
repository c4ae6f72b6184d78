/** A command line, and what it does. */
export type Example = readonly [command: string, does: string];

/** The last part of a command's help: what to type. */
export function examples(...lines: readonly Example[]): string {
  return ['', 'Examples:', ...lines.flatMap(([command, does]) => [`  $ ${command}`, `    ${does}`])].join(
    '\n',
  );
}
