import { setTimeout as delay } from 'node:timers/promises';
import type { OutageWatch } from './outage-watch';
import type { Random } from './random';
import type { Member, World } from './world';

/** Something that goes wrong, and is mended again before it resolves. */
export interface Fault {
  readonly name: string;
  /** Faults of one lane come one after another; lanes go on at the same time. */
  readonly lane: 'processes' | 'stores';
  /** Takes the API, or its way to the database: not while another fault does. */
  readonly concernsApi?: true;
  inject(surroundings: Surroundings): Promise<void>;
}

export interface Surroundings {
  world: World;
  random: Random;
  watch: OutageWatch;
  /** Milliseconds that a process sleeps: longer than a lease. */
  freezeMs: number;
}

const pause = (random: Random): Promise<void> => delay(random.between(500, 3_000));

function processFault(
  name: string,
  pick: 'api' | 'worker',
  happen: (member: Member, surroundings: Surroundings) => Promise<void>,
): Fault {
  return {
    name: `${name} ${pick}`,
    lane: 'processes',
    ...(pick === 'api' && { concernsApi: true as const }),
    inject: (surroundings) => {
      const { world, random } = surroundings;
      return happen(pick === 'api' ? world.api : random.pick(world.workers), surroundings);
    },
  };
}

const kill = async (member: Member, { random }: Surroundings): Promise<void> => {
  await member.kill();
  await pause(random);
  await member.start();
};
const restart = async (member: Member): Promise<void> => {
  try {
    await member.stop();
  } finally {
    await member.start();
  }
};
const freeze = async (member: Member, { freezeMs }: Surroundings): Promise<void> => {
  member.freeze();
  await delay(freezeMs);
  member.thaw();
};

/** PostgreSQL is away for everybody. */
function databaseOutage(
  name: string,
  begin: (world: World) => Promise<void> | void,
  end: (world: World) => Promise<void> | void,
  lasts: (surroundings: Surroundings) => number,
): Fault {
  return {
    name,
    lane: 'stores',
    concernsApi: true,
    inject: async (surroundings) => {
      const { world, watch } = surroundings;
      await watch.during(
        name,
        lasts(surroundings),
        () => begin(world),
        () => end(world),
      );
    },
  };
}

const moment = ({ random }: Surroundings): number => random.between(1_500, 4_000);

/** Breaks the way from one process to a store. */
function networkFault(
  name: string,
  way: 'toDatabase' | 'toQueue',
  break_: (proxy: Member['toDatabase'], surroundings: Surroundings) => void,
  lasts: (surroundings: Surroundings) => number,
): Fault {
  return {
    name: `${name} worker - ${way === 'toDatabase' ? 'database' : 'queue'}`,
    lane: 'stores',
    inject: async (surroundings) => {
      const { world, random } = surroundings;
      const proxy = random.pick(way === 'toQueue' ? world.members : world.workers)[way];
      break_(proxy, surroundings);
      await delay(lasts(surroundings));
      proxy.heal();
    },
  };
}

const onBoth = (make: (way: 'toDatabase' | 'toQueue') => Fault): Fault[] => [
  make('toDatabase'),
  make('toQueue'),
];

const ALWAYS: readonly Fault[] = [
  processFault('SIGKILL', 'api', kill),
  processFault('SIGKILL', 'worker', kill),
  processFault('SIGSTOP', 'api', freeze),
  processFault('SIGSTOP', 'worker', freeze),
  processFault('restart', 'api', restart),
  processFault('restart', 'worker', restart),
  databaseOutage(
    'restart PostgreSQL',
    (world) => world.postgres.stop(),
    (world) => world.postgres.startAgain(),
    moment,
  ),
  databaseOutage(
    'SIGKILL PostgreSQL',
    (world) => world.postgres.kill(),
    (world) => world.postgres.startAgain(),
    moment,
  ),
  databaseOutage(
    'SIGSTOP PostgreSQL',
    (world) => world.postgres.freeze(),
    (world) => world.postgres.thaw(),
    ({ freezeMs }) => freezeMs,
  ),
  databaseOutage(
    'blackhole api - database',
    (world) => world.api.toDatabase.blackhole(),
    (world) => world.api.toDatabase.heal(),
    moment,
  ),
  databaseOutage(
    'cut api - database',
    (world) => world.api.toDatabase.cut(),
    (world) => world.api.toDatabase.heal(),
    moment,
  ),
  {
    name: 'pg_terminate_backend',
    lane: 'stores',
    inject: async ({ world, random }) => {
      await world.query(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
         WHERE backend_type = 'client backend' AND pid <> pg_backend_pid() AND hashint4(pid + $1) % 2 = 0`,
        [random.between(0, 1_000)],
      );
    },
  },
  ...onBoth((way) => networkFault('cut', way, (proxy) => proxy.cut(), moment)),
  ...onBoth((way) =>
    networkFault(
      'blackhole',
      way,
      (proxy) => proxy.blackhole(),
      ({ freezeMs }) => freezeMs,
    ),
  ),
  ...onBoth((way) =>
    networkFault('latency', way, (proxy, { random }) => proxy.slow(random.between(50, 300)), moment),
  ),
  ...onBoth((way) =>
    networkFault(
      'half-open',
      way,
      (proxy) => proxy.halfOpen(),
      () => 1_000,
    ),
  ),
];

const ON_REDIS: readonly Fault[] = [
  {
    name: 'SIGKILL Redis',
    lane: 'stores',
    inject: async ({ world, random }) => {
      await world.redis?.kill();
      await pause(random);
      await world.redis?.startAgain();
    },
  },
  {
    name: 'SIGSTOP Redis',
    lane: 'stores',
    inject: async ({ world, freezeMs }) => {
      world.redis?.freeze();
      await delay(freezeMs);
      world.redis?.thaw();
    },
  },
  { name: 'FLUSHALL', lane: 'stores', inject: async ({ world }) => world.redis?.flush() },
  { name: 'CLIENT KILL', lane: 'stores', inject: async ({ world }) => world.redis?.disconnectClients() },
];

const FULL_DISK: Fault = {
  name: 'storage disk full',
  lane: 'stores',
  inject: async ({ world, freezeMs }) => {
    world.fillDisk();
    await delay(freezeMs);
    world.emptyDisk();
  },
};

/** What can happen to this world. */
export function faultsOf(world: World): Fault[] {
  return [
    ...ALWAYS,
    ...(world.backend === 'redis' ? ON_REDIS : []),
    ...(world.hasOwnDisk ? [FULL_DISK] : []),
  ];
}
