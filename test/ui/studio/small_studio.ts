import { vi } from 'vitest';
import type { StudioLink } from '../../../src/contract/studio_link.ts';
import * as page from '../../../src/ui/store.ts';
import { createStudio, type Studio, type StudioParts } from '../../../src/ui/studio/studio.ts';
import { DEFAULT_SETTINGS } from '../../../src/ui/url_state/settings.ts';

const never = () => new Promise<never>(() => {});

const link: StudioLink = {
  ...{ open: never, paint: never, tensors: async () => 0 },
  endJob() {},
  setDutyCycle() {},
  tune() {},
  stop() {},
};

/** A kiosk's studio, once in a file. It keeps nothing on the disk and fetches nothing; its worker does not come: what is ordered waits. */
export function smallStudio(grab: StudioParts['source']['grab']): Studio {
  vi.stubGlobal('fetch', async () => new Response('[]'));
  page.configured.value = { ...DEFAULT_SETTINGS, kiosk: true };
  return createStudio({
    createLink: () => link,
    options: (network) => ({ networkUrl: `/${network}/`, wasmUrl: '/', backend: 'wasm', threads: 1 }),
    stylesUrl: `${location.origin}/styles/`,
    source: { grab },
  });
}
