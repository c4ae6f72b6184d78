/** Set by `npm start` and `npm run demo` in the environment of the processes they start. */
export const SUPERVISED_VARIABLE = 'VEOGEN_SUPERVISED';

/**
 * Ends this process when the supervisor that started it is gone, even if that was killed without a chance
 * to say so: the kernel closes the channel between the two. Does nothing for a process that nobody supervises.
 *
 * @param stop the ordinary clean stop
 * @param graceMs milliseconds that `stop` gets before the process ends anyway
 */
export function exitWithSupervisor(stop: () => Promise<void>, graceMs = 10_000): void {
  // Read here and not in the configuration: it is a fact about how this process was started, not a setting.
  // eslint-disable-next-line no-restricted-properties -- the reason is above
  if (process.env[SUPERVISED_VARIABLE] !== '1' || process.channel === undefined) return;
  process.once('disconnect', () => {
    setTimeout(() => process.exit(1), graceMs).unref();
    void stop().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  });
  // Listening for the end of the supervisor must not be what keeps this process alive.
  process.channel.unref();
}
