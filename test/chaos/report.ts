import type { History, Operation } from './history';
import type { Outage } from './outage-watch';
import type { ChaosStatus } from './client';
import type { Anomalies } from './verdict';

/** Lines of a case that are shown of many. */
const SHOWN = 5;

type Row = (string | number)[];

/** Columns aligned: the first to the left, the others to the right. */
function table(rows: readonly Row[]): string {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => String(row[column]).length)),
  );
  return rows
    .map((row) =>
      row
        .map((cell, column) => {
          const width = widths[column] ?? 0;
          return column === 0 ? String(cell).padEnd(width) : String(cell).padStart(width);
        })
        .join('  ')
        .trimEnd(),
    )
    .map((line) => `  ${line}`)
    .join('\n');
}

export function describeFaults(counts: ReadonlyMap<string, number>): string {
  const rows: Row[] = [...counts].map(([name, count]) => [name, count]);
  const total = rows.reduce((sum, [, count]) => sum + Number(count), 0);
  return table([['faults', ''], ...rows, ['in all', total]]);
}

export function describeOperations(history: History, statuses: ReadonlyMap<string, ChaosStatus>): string {
  const kinds = [...new Set(history.operations.map(({ kind }) => kind))];
  const sum = (of: readonly Operation[], count: (operation: Operation) => number): number =>
    of.reduce((total, operation) => total + count(operation), 0);
  const rows = [...kinds, 'in all'].map((kind): Row => {
    const of = history.operations.filter((operation) => kind === 'in all' || operation.kind === kind);
    const ended = (status: string): number =>
      of.filter(({ jobId }) => jobId !== undefined && statuses.get(jobId)?.status === status).length;
    return [
      kind,
      of.length,
      of.filter(({ jobId }) => jobId !== undefined).length,
      sum(of, ({ unknown }) => unknown),
      sum(of, ({ refused }) => refused),
      ended('completed'),
      ended('cancelled'),
      ended('failed'),
    ];
  });
  return table([
    ['operations', 'invoked', 'ok', 'unknown', 'refused', 'completed', 'cancelled', 'failed'],
    ...rows,
  ]);
}

export function describeOutages(outages: readonly Outage[]): string {
  const names = [...new Set(outages.map(({ name }) => name))];
  const worst = (of: readonly Outage[], value: (outage: Outage) => number | null): string => {
    const values = of.map(value).filter((ms): ms is number => ms !== null);
    return values.length === 0 ? '-' : `${Math.round(Math.max(...values))} ms`;
  };
  const rows = names.map((name): Row => {
    const of = outages.filter((outage) => outage.name === name);
    return [
      name,
      of.length,
      of.reduce((sum, { posts }) => sum + posts, 0),
      worst(of, ({ slowestPostMs }) => slowestPostMs),
      worst(of, ({ notReadyAfterMs }) => notReadyAfterMs),
      worst(of, ({ firstSuccessAfterMs }) => firstSuccessAfterMs),
      worst(of, ({ readyAfterMs }) => readyAfterMs),
    ];
  });
  return table([
    ['database outages (worst)', 'n', 'POSTs', 'POST', 'not ready', 'success', 'ready'],
    ...rows,
  ]);
}

export function describeAnomalies(anomalies: Anomalies): string {
  const entries = Object.entries(anomalies) as [string, string[]][];
  const rows: Row[] = entries.map(([name, cases]) => [name, cases.length]);
  const cases = entries.flatMap(([name, all]) => all.slice(0, SHOWN).map((line) => `  ${name}: ${line}`));
  return [table([['anomalies', ''], ...rows]), ...cases].join('\n');
}
