/** Keys that count hands. */
import { type ComponentProps, render } from 'preact';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { PredictRound } from '../../../src/ui/classroom/classroom_store.ts';
import { PredictBoard } from '../../../src/ui/classroom/predict_board.tsx';
import { useModal } from '../../../src/ui/components/hooks/use_modal.ts';
import { CommandsProvider } from '../../../src/ui/keys/commands.ts';
import { configured, signKeys } from '../../../src/ui/store.ts';
import { DEFAULT_SETTINGS } from '../../../src/ui/url_state/settings.ts';

const answer = (index: number, label: string) => ({ index, label, votes: 0, byPhone: 0, probability: null });
const round: PredictRound = {
  ...{ kind: 'predict', phase: 'voting', source: 0, picture: '', rest: 0 },
  answers: [answer(0, 'cat'), answer(1, 'dog')],
};
const classroom = { vote: vi.fn(), reveal: vi.fn() };
const commands = { classroom };

function Board({ covered }: { covered: boolean }) {
  const board = useModal(true);
  const code = useModal(covered);
  return (
    <CommandsProvider value={commands as unknown as ComponentProps<typeof CommandsProvider>['value']}>
      <dialog ref={board} class="classroom">
        <PredictBoard round={round} />
        <dialog ref={code} />
      </dialog>
    </CommandsProvider>
  );
}

const host = document.createElement('div');
/** @returns whether the browser still has it */
const press = (key: string, code: string) =>
  dispatchEvent(new KeyboardEvent('keydown', { key, code, cancelable: true }));
const show = (covered = false) => render(<Board covered={covered} />, host);

beforeEach(async () => {
  vi.clearAllMocks();
  document.body.append(host);
  show();
  (document.activeElement as HTMLElement | null)?.blur();
  // It listens once it is drawn.
  await expect.poll(() => press('1', 'Digit1')).toBe(false);
  vi.clearAllMocks();
});
afterEach(() => {
  render(null, host);
  host.remove();
  signKeys.value = true;
  configured.value = DEFAULT_SETTINGS;
});

it('count for the answer of their number', () => {
  expect(host.querySelectorAll('kbd')).toHaveLength(2);
  press('2', 'Digit2');
  expect(classroom.vote).toHaveBeenCalledExactlyOnceWith(1, 1);
});

it.each([
  ['the person has', () => (signKeys.value = false)],
  ['the exhibit has', () => (configured.value = { ...DEFAULT_SETTINGS, keys: false })],
])('do nothing and are not named where %s switched such keys off; Enter goes on', async (_, switchOff) => {
  switchOff();
  expect(press('1', 'Digit1')).toBe(true);
  expect(classroom.vote).not.toHaveBeenCalled();
  await expect.poll(() => host.querySelector('kbd')).toBeNull();
  expect(host.textContent).not.toContain('Keys 1');
  press('Enter', 'Enter');
  expect(classroom.reveal).toHaveBeenCalledOnce();
});

it('do nothing while another dialog lies over the board', async () => {
  show(true);
  await expect.poll(() => press('1', 'Digit1')).toBe(true);
  vi.clearAllMocks();
  press('Enter', 'Enter');
  press('1', 'Digit1');
  expect(classroom.vote).not.toHaveBeenCalled();
  expect(classroom.reveal).not.toHaveBeenCalled();
});
