import { describe, expect, it } from 'vitest';
import { type JobState, PRIORITY } from '../../src/studio/job.ts';
import { exchanged, firstPlace, inOrder, lastRank, whoseTurn } from '../../src/studio/queue.ts';

const job = (id: string, state: JobState, rank: number, priority = 1, endedAt: number | null = null) => ({
  ...{ id, state, rank, priority, endedAt },
  createdAt: 0,
});
const ids = (jobs: { id: string }[]) => jobs.map(({ id }) => id).join(' ');

describe('whose turn it is', () => {
  it('is the first that came, of those that wait or are painted', () => {
    const jobs = [job('late', 'waiting', 3), job('early', 'waiting', 2), job('paused', 'paused', 1)];
    expect(whoseTurn(jobs)?.id).toBe('early');
  });

  it('stays with the one that is painted while others queue up behind it', () => {
    expect(whoseTurn([job('now', 'painting', 1), job('next', 'waiting', 2)])?.id).toBe('now');
  });

  it('goes to a higher priority, even from one that is being painted', () => {
    expect(whoseTurn([job('idle', 'painting', 1, 0), job('visitor', 'waiting', 2, 1)])?.id).toBe('visitor');
  });

  it('is nobody’s where all are paused or done', () => {
    const states: JobState[] = ['paused', 'finished', 'cancelled', 'failed'];
    expect(whoseTurn(states.map((state, rank) => job(state, state, rank)))).toBeNull();
  });
});

it('shows the queue in the order of its turns, then what is done, the newest first', () => {
  const jobs = [
    job('old', 'finished', 1, 1, 100),
    job('new', 'failed', 2, 1, 200),
    job('second', 'waiting', 5),
    job('first', 'painting', 4),
    job('held', 'paused', 6),
    job('idle', 'waiting', 3, 0),
  ];
  expect(ids(inOrder(jobs))).toBe('first second held idle new old');
});

describe('another order', () => {
  const jobs = [
    job('a', 'painting', 1),
    job('b', 'waiting', 2),
    job('c', 'waiting', 3),
    job('idle', 'waiting', 4, 0),
  ];
  const placed = (places: Map<string, { priority: number; rank: number }>) =>
    jobs.map((one) => ({ ...one, ...places.get(one.id) }));

  it('puts one before all others, whatever its priority', () => {
    const changed = placed(new Map([['idle', firstPlace(jobs)]]));
    expect(whoseTurn(changed)?.id).toBe('idle');
    expect(ids(inOrder(changed))).toBe('idle a b c');
  });

  it('puts a new one behind all others', () => {
    expect(ids(inOrder([...jobs.slice(0, 3), job('new', 'waiting', lastRank(jobs))]))).toBe('a b c new');
  });

  it('exchanges neighbours', () => {
    expect(ids(inOrder(placed(exchanged(jobs, 'c', -1))))).toBe('a c b idle');
    expect(ids(inOrder(placed(exchanged(jobs, 'a', 1))))).toBe('b a c idle');
  });

  it('exchanges neighbours of two priorities', () => {
    expect(ids(inOrder(placed(exchanged(jobs, 'idle', -1))))).toBe('a b idle c');
  });

  it('leaves what is drawn in the background where it is', () => {
    const drawing = job('drawing', 'waiting', 0, PRIORITY.background);
    expect(exchanged([...jobs, drawing], 'idle', 1).size).toBe(0);
    expect(ids(inOrder(placed(exchanged([...jobs, drawing], 'c', 1))))).toBe('a b idle c');
  });

  it('changes nothing beyond the ends', () => {
    expect(exchanged(jobs, 'a', -1).size + exchanged(jobs, 'idle', 1).size).toBe(0);
  });
});
