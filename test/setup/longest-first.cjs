const Sequencer = require('@jest/test-sequencer').default;

/**
 * Seconds that the slowest spec files take alone on two cores, by their path from `test`. One that starts last keeps a
 * single worker busy while the others have nothing left; the figures need only be about right.
 */
const SECONDS = {
  'e2e/outage.spec.ts': 110,
  'e2e/durability.spec.ts': 100,
  'e2e/scale.spec.ts': 60,
  'e2e/storage-s3.spec.ts': 55,
  'e2e/fan-out.spec.ts': 48,
  'e2e/determinism.spec.ts': 47,
  'e2e/webhooks.spec.ts': 45,
  'e2e/resumable-uploads.spec.ts': 43,
  'e2e/shutdown.spec.ts': 40,
  'e2e/upgrade.spec.ts': 40,
};

const secondsOf = ({ path }) =>
  Object.entries(SECONDS).find(([spec]) => path.replaceAll('\\', '/').endsWith(`/test/${spec}`))?.[1] ?? 0;

/** Starts the spec files known to be slow first, and the others as Jest would. */
module.exports = class LongestFirst extends Sequencer {
  sort(tests) {
    return super.sort(tests).sort((a, b) => secondsOf(b) - secondsOf(a));
  }
};
