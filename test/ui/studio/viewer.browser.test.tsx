import { type ComponentProps, render } from 'preact';
import { afterEach, expect, it } from 'vitest';
import { PRIORITY } from '../../../src/studio/job.ts';
import { CommandsProvider } from '../../../src/ui/keys/commands.ts';
import { viewJob } from '../../../src/ui/studio/actions.ts';
import { Filmstrip } from '../../../src/ui/studio/components/filmstrip.tsx';
import { Viewer } from '../../../src/ui/studio/components/viewer.tsx';
import * as studio from '../../../src/ui/studio/store.ts';
import { smallStudio } from './small_studio.ts';

const { commands, scheduler } = smallStudio(() => null);
const host = document.createElement('div');

afterEach(async () => {
  await Promise.all(studio.jobs.value.map(({ id }) => scheduler.remove(id)));
  render(null, host);
  host.remove();
});

it.each<[string, number, string]>([
  ['the next one', 0, 'second'],
  ['the one before, where it was the last', 1, 'first'],
])('who deletes a painting by a key is at %s', async (_, at, left) => {
  const order = { painting: 'deep-dream', settings: {}, target: null, seed: 1 };
  const ids: string[] = [];
  for (const title of ['first', 'second']) {
    const job = { title, subject: '', order, network: 'small', priority: PRIORITY.person };
    ids.push(await scheduler.add(job, { content: null, models: [] }));
  }
  const all = { studio: commands } as unknown as ComponentProps<typeof CommandsProvider>['value'];
  document.body.append(host);
  render(
    <CommandsProvider value={all}>
      <Viewer />
      <Filmstrip />
    </CommandsProvider>,
    host,
  );
  viewJob(ids[at] ?? null);
  await expect.poll(() => host.querySelectorAll('.job[aria-current="true"]').length).toBe(1);
  await expect.poll(() => host.querySelectorAll('.save-menu .action').length).toBeGreaterThan(0);
  const remove = [...host.querySelectorAll<HTMLElement>('.save-menu .action')].at(-1);
  remove?.focus();
  remove?.click();
  await expect.poll(() => remove?.textContent).toContain('Really delete it?');
  remove?.click();
  await expect.poll(() => host.querySelectorAll('.job').length).toBe(1);
  expect(document.activeElement?.className).toBe('job-open');
  expect(document.activeElement?.getAttribute('aria-label')).toContain(left);
});
