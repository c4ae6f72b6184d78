// Whether the process of this container works: an API or a worker, each on its own port. Exit code 0 if it does.
const ports = [process.env.PORT || 3000, process.env.WORKER_HEALTH_PORT || 3001];

const isLive = async (port) => {
  try {
    const { ok } = await fetch(`http://127.0.0.1:${port}/health/live`);
    return ok;
  } catch {
    return false;
  }
};

// Docker gives up after 5 s; a process that hangs is not live.
setTimeout(() => process.exit(1), 4_000);
const answers = await Promise.all(ports.map(isLive));
process.exit(answers.includes(true) ? 0 : 1);
