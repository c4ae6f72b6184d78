import { StartPace } from './start-pace';

describe('the pace of starts', () => {
  let pace: StartPace;

  beforeEach(() => {
    jest.useFakeTimers({ now: 0 });
    pace = new StartPace();
  });
  afterEach(() => jest.useRealTimers());

  const startJobs = (count: number): void => {
    for (let n = 0; n < count; n++) pace.count();
  };

  it('is nothing before the first job', () => {
    expect(pace.inTenthOfSecond).toBe(0);
  });

  it('counts at once, and remembers the tenth of a second before', () => {
    startJobs(40);
    expect(pace.inTenthOfSecond).toBe(40);
    jest.advanceTimersByTime(100);
    startJobs(3);
    expect(pace.inTenthOfSecond).toBe(40);
    jest.advanceTimersByTime(100);
    expect(pace.inTenthOfSecond).toBe(3);
  });

  it('forgets what is longer ago', () => {
    startJobs(40);
    jest.advanceTimersByTime(200);
    expect(pace.inTenthOfSecond).toBe(0);
    startJobs(2);
    expect(pace.inTenthOfSecond).toBe(2);
  });
});
