/** How the person at the keyboard started us, for messages that say what to type next. `veogen serve` names itself. */
export function startCommand(): string {
  return process.env['VEOGEN_START_COMMAND'] ?? 'npm start';
}
