import { type Output, paintFor, plural, printable, type Style } from '@app/terminal';
import type { Report } from './examine';

const MARKS: Readonly<Record<Report['checks'][number]['status'], readonly [text: string, style: Style]>> = {
  ok: ['ok', 'green'],
  warning: ['!!', 'yellow'],
  failed: ['NO', 'red'],
  skipped: ['--', 'dim'],
};
const NAME_WIDTH = 12;

/** A line for each check, and below it what to do. */
export function renderReport({ checks }: Report, output: Output): string[] {
  const paint = paintFor(output);
  const lines = checks.flatMap(({ name, status, detail, fix }) => {
    const [text, style] = MARKS[status];
    const line = `${paint(style, text)}  ${name.padEnd(NAME_WIDTH)}  ${printable(detail)}`;
    return fix === undefined ? [line] : [line, `${' '.repeat(NAME_WIDTH + 6)}→ ${fix}`];
  });
  const failures = checks.filter(({ status }) => status === 'failed').length;
  const warnings = checks.filter(({ status }) => status === 'warning').length;
  const end =
    failures > 0
      ? `${plural(failures, 'check')} did not hold.`
      : warnings > 0
        ? `Everything works; ${plural(warnings, 'warning')}.`
        : 'Everything is in order.';
  return [...lines, '', end];
}
