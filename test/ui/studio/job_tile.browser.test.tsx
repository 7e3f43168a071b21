/** What a finger and a key meet on the tiles of the filmstrip. */
import { type ComponentChildren, type ComponentProps, render } from 'preact';
import { afterEach, beforeAll, expect, it } from 'vitest';
import '../../../src/ui/style/index.css';
import type { Progress } from '../../../src/contract/jobs.ts';
import type { Job } from '../../../src/studio/job.ts';
import { CommandsProvider } from '../../../src/ui/keys/commands.ts';
import { JobControls } from '../../../src/ui/studio/components/job_controls.tsx';
import { JobTile } from '../../../src/ui/studio/components/job_tile.tsx';
import * as studio from '../../../src/ui/studio/store.ts';
import { jpegFile } from '../../camera/pictures.ts';

const host = document.createElement('div');

const job = (id: string, state: Job['state'], progress: Progress | null = null): Job => ({
  ...{ id, title: 'DeepDream', subject: '', network: 'small', priority: 1, rank: 0, state, progress },
  ...{ createdAt: 0, endedAt: null, error: null, deaths: 0 },
  order: { painting: 'deep-dream', settings: {}, target: null, seed: 1 },
});

const commands = { studio: { materials: async () => undefined } };
const show = (children: ComponentChildren) =>
  render(
    <CommandsProvider value={commands as unknown as ComponentProps<typeof CommandsProvider>['value']}>
      <section class="filmstrip">
        <ul>{children}</ul>
      </section>
    </CommandsProvider>,
    host,
  );

/** The button that a press in the middle of a box, or so far from its corner, meets. */
function pressed(element: Element, from?: number): Element | null | undefined {
  const { left, top, width, height } = element.getBoundingClientRect();
  const [x, y] = [left + (from ?? width / 2), top + (from ?? height / 2)];
  return document.elementFromPoint(x, y)?.closest('button');
}

/** The rules for a finger hold, whatever this browser is pointed at with. */
beforeAll(() => {
  const rules = Array.from(document.styleSheets, (sheet) => [...sheet.cssRules]).flat();
  const coarse = rules.filter(
    (rule) => rule instanceof CSSMediaRule && rule.media.mediaText === '(pointer: coarse)',
  );
  expect(coarse.length).toBeGreaterThan(0);
  for (const rule of coarse) (rule as CSSMediaRule).media.mediaText = 'all';
  document.body.append(host);
});
afterEach(() => {
  render(null, host);
  studio.jobs.value = [];
});

it.each(['waiting', 'painting', 'paused', 'finished', 'cancelled', 'failed'] as const)(
  'a finger anywhere on a %s one opens it',
  async (state) => {
    const jpeg = new Uint8Array(await (await jpegFile(45, 80)).arrayBuffer());
    const progress = { step: 1, steps: 2, losses: [], frame: { number: 1, width: 45, height: 80, jpeg } };
    studio.jobs.value = [job('other', 'painting')];
    show(<JobTile job={job('a', state, progress)} />);
    await expect.poll(() => host.querySelector('img')?.naturalWidth).toBe(45);
    const tile = host.querySelector('.job-open') as HTMLElement;
    for (const from of [undefined, 16]) expect(pressed(tile, from)).toBe(tile);
  },
);

it('who pauses by a key goes on by the same button', () => {
  show(<JobControls job={job('a', 'painting')} />);
  const button = host.querySelector<HTMLElement>('[aria-label="Pause"]');
  button?.focus();
  show(<JobControls job={job('a', 'paused')} />);
  expect(document.activeElement?.getAttribute('aria-label')).toBe('Go on');
  expect(document.activeElement).toBe(button);
});
