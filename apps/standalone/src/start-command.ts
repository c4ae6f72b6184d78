/** How the person at the keyboard started us, for messages that say what to type next. `veogen serve` names itself. */
export function startCommand(): string {
  return process.env['VEOGEN_START_COMMAND'] ?? 'npm start';
}

/** The same for the other programs: `npm run keys --` or `veogen keys`. */
export function scriptCommand(script: string): string {
  return process.env['VEOGEN_START_COMMAND'] === undefined ? `npm run ${script} --` : `veogen ${script}`;
}
