import { alreadyRunning, whereToClick } from './messages';

it('tells a second start where the first one is', () => {
  const process = { pid: 4711 };
  expect(alreadyRunning({ process, origin: 'http://127.0.0.1:3000' })).toBe(
    'VeoGen is already running here (pid 4711): http://127.0.0.1:3000',
  );
  expect(alreadyRunning({ process })).toBe('VeoGen is already starting here (pid 4711).');
});

it('offers only what is switched on, in at most 80 columns', () => {
  const all = whereToClick('http://127.0.0.1:3000', { docs: true, queueBoard: 'read-only' }, './.veogen');
  expect(all.join('\n')).toMatch(/\/docs .*\n.*\/admin\/queues /);
  expect(Math.max(...all.map((line) => line.length + 2))).toBeLessThanOrEqual(80);
  const few = whereToClick('http://127.0.0.1:3000', { docs: false, queueBoard: 'off' }, './.veogen').join(
    '\n',
  );
  expect(few).not.toMatch(/docs|admin/);
  expect(few).toMatch(/^Open {3}http:\/\/127\.0\.0\.1:3000\/ /);
});
