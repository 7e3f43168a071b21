import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it, vi } from 'vitest';
import {
  forgets,
  forgetVisitor,
  ofPage,
  ofVisitor,
  stillHere,
  visits,
} from '../../../src/ui/kiosk/forgets.ts';

describe('forgetting the visitor', () => {
  it('puts back the state that is a visitor’s, frees what it held, and leaves the page’s own', async () => {
    const letGo = vi.fn();
    const [name, worker] = [ofVisitor<string>('nobody', letGo), ofPage<string>('starting')];
    name.value = 'Ada';
    worker.value = 'ready';
    const forgetting = forgetVisitor();
    expect(name.value).toBe('nobody');
    expect(letGo).toHaveBeenCalledWith('Ada');
    expect(worker.value).toBe('ready');
    await forgetting;
  });

  it('goes through every feature, whatever one of them throws, and says what it was', async () => {
    const last = vi.fn(() => Promise.resolve());
    let broken = true;
    forgets(() => {
      if (broken) throw new Error('the shelf is locked');
    });
    forgets(last);
    await expect(forgetVisitor()).rejects.toThrow('Not everything');
    expect(last).toHaveBeenCalledOnce();
    broken = false;
  });

  it('tells what was begun before that its visitor is gone', async () => {
    const [here, visit] = [stillHere(), visits()];
    expect(here()).toBe(true);
    await forgetVisitor();
    expect(here()).toBe(false);
    expect(stillHere()()).toBe(true);
    expect(visits()).toBe(visit + 1);
  });
});

/** Where pictures, files or settings can be kept beyond the moment. */
const KEEPS =
  /\b(localStorage|sessionStorage|indexedDB|databaseStore|memoryStore|openGallery|createLink|openDB|withDatabase|keptList|caches)\b|document\.cookie|createObjectURL\(|new Worker\(/;

/** Files that keep something and register nothing, and why that is all right. */
const EXCUSED: Record<string, string> = {
  'src/ui/page.tsx': 'hands the links on to the features, each of which says what it forgets',
  'src/ui/kiosk/personal.ts': 'written by page.tsx, and in a kiosk by its staff alone: which camera is used',
  'src/ui/save/download.ts':
    'a file for the visitor, of which a kiosk makes none; its address lives for seconds',
  'src/ui/chart/draw_charts.ts': 'an address of a chart that is drawn, let go at once',
  'src/ui/live_style/thumbnail.ts': 'its address is kept by live_style/store.ts',
  'src/ui/live_style/kept_nets.ts': 'what own_nets.ts keeps for whoever owns the browser; a kiosk keeps none',
  'src/ui/live_style/kept_styles.ts':
    'what own_styles.ts keeps for whoever owns the browser; a kiosk keeps none',
  'src/ui/embedding/previews.ts': 'emptied by gallery_control.ts',
  'src/ui/atlas/open_atlas.ts':
    'addresses of what ships; those of an atlas of one’s own are let go by atlas_store.ts',
  'src/ui/atlas/kept_atlases.ts':
    'pictures of channels and classes; a kiosk has none of its own (atlas_store.ts)',
  'src/ui/exhibit/counts.ts': 'numbers of whole days, which the house asked for',
  'src/ui/exhibit/open_exhibit.ts': 'reads the house’s own file where the service worker has kept it',
  'src/ui/exhibit/watchdog/reload_budget.ts': 'times and words of faults, nothing of a visitor',
  'src/ui/patches/whole_picture.tsx': 'drawn anew for each visitor',
  'src/ui/studio/components/use_picture.ts': 'drawn anew for each visitor',
};

const files = readdirSync('src/ui', { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name))
  .map((name) => ({
    path: `src/ui/${name.replaceAll('\\', '/')}`,
    text: readFileSync(`src/ui/${name}`, 'utf8'),
  }));

describe('no feature can keep a visitor by oversight', () => {
  it('every state says whether it is a visitor’s or the page’s', () => {
    const own = files.filter(({ text }) => /\bsignal\b[^;]*from '@preact\/signals'/.test(text));
    expect(own.map(({ path }) => path)).toEqual(['src/ui/kiosk/forgets.ts']);
  });

  it('every file that keeps something registers what it forgets, or is excused with a reason', () => {
    const keepers = files.filter(({ text }) => KEEPS.test(text.replace(/^import .*$/gm, '')));
    const silent = keepers.filter(({ text }) => !/\b(forgets|ofVisitor)[(<]/.test(text));
    expect(silent.map(({ path }) => path).sort()).toEqual(Object.keys(EXCUSED).sort());
  });
});
