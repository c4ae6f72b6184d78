// Whether the process of this container works: an API or a worker, each on its own port. Exit code 0 if it does.
const ports = [process.env.PORT || 3000, process.env.WORKER_HEALTH_PORT || 3001];

const isLive = async (port) => {
  try {
    const { ok } = await fetch(`http://127.0.0.1:${port}/health/live`, { signal: AbortSignal.timeout(4_000) });
    return ok;
  } catch {
    return false;
  }
};

const answers = await Promise.all(ports.map(isLive));
process.exit(answers.includes(true) ? 0 : 1);
