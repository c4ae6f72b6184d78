/** For a second start in the same data directory. */
export function alreadyRunning({ process, origin }) {
    return origin === undefined
        ? `VeoGen is already starting here (pid ${process.pid}).`
        : `VeoGen is already running here (pid ${process.pid}): ${origin}`;
}
/** What to do with an instance that has just become ready, each as a link or a command. */
export function whereToClick(origin, offers, dataDir) {
    const links = [
        { link: `${origin}/docs`, what: 'API explorer', offered: offers.docs },
        { link: `${origin}/admin/queues`, what: 'job queues', offered: offers.queueBoard !== 'off' },
        { link: `${origin}/`, what: 'state of the service', offered: true },
    ].filter(({ offered }) => offered);
    const width = Math.max(...links.map(({ link }) => link.length));
    return [
        ...links.map(({ link, what }, index) => `${index === 0 ? 'Open' : '    '}   ${link.padEnd(width)}   ${what}`),
        'Try    npm run demo   in another terminal: 100,000 customers as CSV and JSON',
        `Stop   Ctrl-C; the data stays in ${dataDir}`,
    ];
}
