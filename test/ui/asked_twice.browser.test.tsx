import { Trash2 } from 'lucide-preact';
import { render } from 'preact';
import { afterEach, expect, it, vi } from 'vitest';
import { useAskedTwice } from '../../src/ui/components/hooks/use_asked_twice.ts';
import { AskingButton } from '../../src/ui/components/icon_button.tsx';

const host = document.createElement('div');
afterEach(() => {
  render(null, host);
  host.remove();
});

it('a double click asks and does nothing yet', async () => {
  const act = vi.fn();
  const Ask = () => {
    const { asked, click } = useAskedTwice(act);
    return (
      <button type="button" onClick={click}>
        {asked ? 'Really?' : 'Forget'}
      </button>
    );
  };
  document.body.append(host);
  render(<Ask />, host);
  const click = (detail: number) =>
    host.querySelector('button')?.dispatchEvent(new MouseEvent('click', { detail, bubbles: true }));
  click(1);
  await expect.poll(() => host.textContent).toBe('Really?');
  click(2);
  expect(act).not.toHaveBeenCalled();
  expect(host.textContent).toBe('Really?');
  click(1);
  expect(act).toHaveBeenCalledOnce();
});

it('asks on the button that was pressed, so that a key can answer there', async () => {
  const sure = vi.fn();
  document.body.append(host);
  render(<AskingButton icon={Trash2} label="Forget" question="Really?" onSure={sure} />, host);
  const button = host.querySelector('button') as HTMLButtonElement;
  expect(button.ariaLabel).toBe('Forget');
  button.focus();
  button.click();
  await expect.poll(() => host.textContent).toBe('Really?');
  // Its words are its name now.
  expect(button.ariaLabel).toBeNull();
  expect(document.activeElement).toBe(button);
  // A browser makes a click of each repeat of a key that is held, unless that is prevented.
  const held = () => {
    const event = new KeyboardEvent('keydown', {
      key: 'Enter',
      repeat: true,
      cancelable: true,
      bubbles: true,
    });
    button.dispatchEvent(event);
    return event.defaultPrevented;
  };
  await expect.poll(held).toBe(true);
  button.click();
  expect(sure).toHaveBeenCalledOnce();
});

it('does at once what loses nothing', () => {
  const sure = vi.fn();
  document.body.append(host);
  render(<AskingButton icon={Trash2} label="Forget" question="Really?" asks={false} onSure={sure} />, host);
  host.querySelector('button')?.click();
  expect(sure).toHaveBeenCalledOnce();
});
