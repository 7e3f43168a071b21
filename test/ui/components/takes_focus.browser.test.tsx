/** The focus goes on where what had it is replaced. */
import { signal } from '@preact/signals';
import { type ComponentProps, render } from 'preact';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { ChallengeBoard } from '../../../src/ui/classroom/challenge_board.tsx';
import type { ChallengeRound } from '../../../src/ui/classroom/classroom_store.ts';
import { Arrival } from '../../../src/ui/components/hooks/takes_focus.ts';
import { CommandsProvider } from '../../../src/ui/keys/commands.ts';

const board = signal<'list' | 'page'>('list');
const more = signal(false);

function Board() {
  if (board.value === 'page') return <Arrival>A page</Arrival>;
  return (
    <>
      <button type="button" onClick={() => (board.value = 'page')}>
        Open
      </button>
      {more.value && <Arrival as="p">What came by itself</Arrival>}
    </>
  );
}

const host = document.createElement('div');
const open = () => host.querySelector('button') as HTMLButtonElement;
const heading = () => host.querySelector('h2');

beforeEach(() => {
  board.value = 'list';
  more.value = false;
  document.body.append(host);
  render(<Board />, host);
});
afterEach(() => {
  render(null, host);
  host.remove();
});

it('what takes the place of the pressed button has the focus', async () => {
  open().focus();
  open().click();
  await expect.poll(heading).not.toBeNull();
  expect(document.activeElement).toBe(heading());
});

it('what has the focus elsewhere keeps it', async () => {
  const other = document.createElement('button');
  document.body.append(other);
  other.focus();
  open().click();
  await expect.poll(heading).not.toBeNull();
  expect(document.activeElement).toBe(other);
  other.remove();
});

it('where nothing was lost nothing is taken', async () => {
  open().focus();
  open().blur();
  more.value = true;
  await expect.poll(() => host.querySelector('p')).not.toBeNull();
  expect(document.activeElement).toBe(document.body);
});

it('who ends a challenge by a key is at the words that follow', async () => {
  const commands = { classroom: { stop() {}, leaveRound() {} } };
  const round: ChallengeRound = {
    ...{ kind: 'hide', phase: 'running', index: 1, label: 'cup', picture: '' },
    standing: { first: 0.5, best: 0.1 },
  };
  const show = (now: ChallengeRound) =>
    render(
      <CommandsProvider value={commands as unknown as ComponentProps<typeof CommandsProvider>['value']}>
        <ChallengeBoard round={now} />
      </CommandsProvider>,
      host,
    );
  show(round);
  host.querySelector<HTMLElement>('.classroom-way button')?.focus();
  show({ ...round, phase: 'over' });
  await expect.poll(() => host.querySelector('.seconds-left')).toBeNull();
  expect(document.activeElement?.textContent).toContain('cup');
  expect(document.activeElement?.className).toBe('classroom-score');
});
