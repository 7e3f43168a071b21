/** What is read aloud as it changes, and what is not: it would be with every look. */
import { type ComponentProps, h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { afterEach, expect, it } from 'vitest';
import { AblationBanner } from '../../../src/ui/ablation/ablation_banner.tsx';
import { UnitCard } from '../../../src/ui/atlas/unit_card.tsx';
import { ClassroomDialog } from '../../../src/ui/classroom/classroom_dialog.tsx';
import * as rounds from '../../../src/ui/classroom/classroom_store.ts';
import { Loading } from '../../../src/ui/components/loading.tsx';
import { Notices } from '../../../src/ui/components/notices.tsx';
import { MapTools } from '../../../src/ui/embedding/map_tools.tsx';
import { CommandsProvider } from '../../../src/ui/keys/commands.ts';
import * as store from '../../../src/ui/store.ts';

afterEach(() => {
  store.ablation.value = [];
  store.latest.value = null;
  store.progress.value = null;
  store.workerState.value = 'starting';
  rounds.isOpen.value = false;
  rounds.round.value = null;
  rounds.session.value = [];
});

const REGION = /<(\w+)[^>]*(?:role="status"|aria-live="polite")[^>]*>([^<]*)<\/\1>/g;
/** The live regions that hold nothing but text, by that text: one with more in it is missing here. */
const readAloud = (html: string) => [...html.matchAll(REGION)].map((region) => region[2]);

it('of switched off channels how many there are, not what becomes of a class', () => {
  store.ablation.value = [{ layer: 'mixed', channels: [1, 2] }];
  const classes = [{ index: 0, label: 'dog', probability: 0.25, unablated: 0.5 }];
  store.latest.value = {
    result: { source: store.sourceNumber.value, ranking: { classes } },
  } as unknown as store.Seen;
  const html = renderToString(h(AblationBanner, {}));
  expect(html).toContain('dog');
  expect(readAloud(html)).toEqual(['2 channels of mixed are switched off.']);
});

it('of a network that comes its stage, not each megabyte', () => {
  store.progress.value = { stage: 'weights', done: 1e6, total: 4e6, fromCache: false };
  const value = {} as ComponentProps<typeof CommandsProvider>['value'];
  const html = renderToString(h(CommandsProvider, { value }, h(Loading, {})));
  expect(html).toContain('aria-valuenow="25"');
  expect(readAloud(html)).toEqual(['Loading the network']);
});

it('of messages the one that comes, not those that are there', () => {
  expect(renderToString(h(Notices, {}))).toContain('aria-atomic="false"');
});

it.each([
  ['of switched off channels', () => renderToString(h(AblationBanner, {}))],
  [
    'of a network',
    () => {
      store.workerState.value = 'ready';
      const value = {} as ComponentProps<typeof CommandsProvider>['value'];
      return renderToString(h(CommandsProvider, { value }, h(Loading, {})));
    },
  ],
  ['of a map', () => renderToString(h(MapTools, {}))],
  ['of a unit', () => renderToString(h(UnitCard, {}))],
])('%s the place is there before there is anything to say, which is heard then', (_, html) => {
  expect(readAloud(html())).toEqual(['']);
});

it('of a round what it was worth', () => {
  const classroom = { close() {}, leaveRound() {}, stop() {} };
  const value = { classroom } as unknown as ComponentProps<typeof CommandsProvider>['value'];
  const html = () => renderToString(h(CommandsProvider, { value }, h(ClassroomDialog, {})));
  const of = { kind: 'make', label: 'cup', standing: { first: 0.1, best: 0.5 }, picture: '' } as const;
  rounds.isOpen.value = true;
  rounds.round.value = { ...of, phase: 'running', index: 1 };
  expect(html()).toMatch(/<p class="unseen" role="status"><\/p>/);
  rounds.round.value = { ...of, phase: 'kept', index: 1 };
  rounds.session.value = [{ ...of, at: new Date(0), network: '', score: 0.5, isThere: true }];
  expect(readAloud(html()).filter((words) => words?.startsWith('Reached 50'))).toHaveLength(1);
});
