/** What is read aloud as it changes, and what is not: it would be with every look. */
import { type ComponentProps, h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { afterEach, expect, it } from 'vitest';
import { AblationBanner } from '../../../src/ui/ablation/ablation_banner.tsx';
import { Loading } from '../../../src/ui/components/loading.tsx';
import { Notices } from '../../../src/ui/components/notices.tsx';
import { CommandsProvider } from '../../../src/ui/keys/commands.ts';
import * as store from '../../../src/ui/store.ts';

afterEach(() => {
  store.ablation.value = [];
  store.latest.value = null;
  store.progress.value = null;
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
