/** The last part of a command's help: what to type. Each example is a command line and what it does. */
export function examples(...lines: readonly (readonly [command: string, does: string])[]): string {
  return ['', 'Examples:', ...lines.flatMap(([command, does]) => [`  $ ${command}`, `    ${does}`])].join(
    '\n',
  );
}
