/** What a command ends with; scripts decide by it, so a number never changes its meaning. */
export const EXIT = {
  ok: 0,
  /** An error that no other number stands for, or a check of `doctor` that did not hold. */
  failed: 1,
  usage: 2,
  refused: 3,
  unreachable: 4,
  jobFailed: 5,
  jobCancelled: 6,
  timedOut: 7,
  /** `EX_CONFIG` of sysexits.h. */
  configuration: 78,
  /** 128 + SIGINT. */
  interrupted: 130,
} as const;

export const EXIT_CODE_HELP = `Exit codes:
  0    done
  1    failed in another way; for doctor: a check did not hold
  2    wrong command line
  3    the service refused the request
  4    the service cannot be reached
  5    the job failed
  6    the job was cancelled
  7    the job had not ended within --timeout
  78   the configuration is wrong
  130  interrupted by Ctrl-C`;
