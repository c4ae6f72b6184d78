/** How long work on so many units takes. */
export async function timed(
  units: number,
  work: () => Promise<unknown>,
): Promise<{ units: number; seconds: number }> {
  const started = performance.now();
  await work();
  return { units, seconds: (performance.now() - started) / 1_000 };
}
