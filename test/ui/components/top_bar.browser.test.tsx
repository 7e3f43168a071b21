import { type ComponentProps, render } from 'preact';
import { afterEach, expect, it } from 'vitest';
import { TopBar } from '../../../src/ui/components/top_bar.tsx';
import { CommandsProvider } from '../../../src/ui/keys/commands.ts';
import { frozen } from '../../../src/ui/store.ts';

const host = document.createElement('div');
const names = () => [...host.querySelectorAll('button')].map(({ ariaLabel }) => ariaLabel);
const offerFullScreen = (value: boolean) =>
  Object.defineProperty(document, 'fullscreenEnabled', { value, configurable: true });

function show(): void {
  const commands = { classroom: { open() {} } };
  document.body.append(host);
  render(
    <CommandsProvider value={commands as unknown as ComponentProps<typeof CommandsProvider>['value']}>
      <TopBar />
    </CommandsProvider>,
    host,
  );
}

afterEach(() => {
  frozen.value = false;
  render(null, host);
  host.remove();
  Reflect.deleteProperty(document, 'fullscreenEnabled');
});

it('a switch keeps its name, and is pressed or not', async () => {
  show();
  const freeze = () => host.querySelector('[aria-label="Freeze the picture"]')?.ariaPressed;
  expect(freeze()).toBe('false');
  frozen.value = true;
  await expect.poll(freeze).toBe('true');
});

it.each([true, false])('offers the full screen where the browser has one: %s', (hasOne) => {
  offerFullScreen(hasOne);
  show();
  expect(names().includes('Full screen')).toBe(hasOne);
});
