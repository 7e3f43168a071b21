import { render } from 'preact';
import { afterEach, expect, it, vi } from 'vitest';
import { useAskedTwice } from '../../src/ui/components/hooks/use_asked_twice.ts';

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
