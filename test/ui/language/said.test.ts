/** What techniques and workers say in English has to be known to every language. */
import { readFileSync } from 'node:fs';
import { toJsonSchema } from '@valibot/to-json-schema';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Parameter, ParameterValue } from '../../../src/contract/parameter.ts';
import { type SlowTechnique, slowTechniqueSettings } from '../../../src/techniques/common/slow_technique.ts';
import { filters, techniques } from '../../../src/techniques/index.ts';
import { slowTechniques } from '../../../src/techniques/slow_techniques.ts';
import { EXHIBIT_SCHEMA } from '../../../src/ui/exhibit/exhibit.ts';
import { listFaults } from '../../../src/ui/exhibit/watchdog/faults.ts';
import { german } from '../../../src/ui/language/de/index.ts';
import { spanish } from '../../../src/ui/language/es/index.ts';
import { japanese } from '../../../src/ui/language/ja/index.ts';
import { korean } from '../../../src/ui/language/ko/index.ts';
import { beginWith, className, phrase, t } from '../../../src/ui/language/language.ts';
import { smallest, toyInputs } from '../../support/run_inputs.ts';
import { startWasm } from '../../support/wasm_backend.ts';

const cards = [...techniques, ...filters, ...slowTechniques];
/** Papers' names, algorithms and numbers are the same in every language. */
const SAME =
  /^([\d,.]+|PCA|t-SNE|UMAP|SmoothGrad|deconvnet|z\+|Grad-CAM|PGD|FGSM|L∞|L2|N?Adam|L-BFGS|(MACO|Olah|Yosinski|Simonyan) \d+)$/;

const nothing = () => false;
const NO_REMEDIES = {
  reopenSource: nothing,
  restartWorker: nothing,
  leaveGraphicsCard: nothing,
  reload: nothing,
};

const phrasesOf = (parameter: Parameter): string[] => [
  parameter.label,
  ...(parameter.help === undefined ? [] : [parameter.help]),
  ...(parameter.kind === 'choice' ? parameter.options.map(({ label }) => label) : []),
];
const phrases = [
  ...cards.flatMap(({ parameters }) =>
    Object.values(parameters as Record<string, Parameter>).flatMap(phrasesOf),
  ),
  ...slowTechniques.flatMap(({ presets }) => presets.map(({ title }) => title)),
];

/** Settings that switch on all that can be weighed, with every option of every choice. */
function variantsOf({ parameters }: SlowTechnique): Record<string, ParameterValue>[] {
  const all = Object.entries(parameters as Record<string, Parameter>);
  const weighed = all.flatMap(([name, one]) =>
    one.kind === 'number' && one.default === 0 ? [[name, one.min + one.step] as const] : [],
  );
  const chosen = all.flatMap(([name, one]) =>
    one.kind === 'choice' ? one.options.map(({ value }) => ({ [name]: value })) : [],
  );
  return [{}, ...chosen].map((choice) => ({ ...Object.fromEntries(weighed), ...choice }));
}

/** What the losses of the paintings are called, and what rises as they fall. */
async function namesOfLosses(): Promise<Set<string>> {
  const names = new Set<string>();
  for (const technique of slowTechniques) {
    const { inputs, end } = toyInputs(technique);
    for (const given of variantsOf(technique)) {
      const settings = slowTechniqueSettings(technique, inputs.usualNetwork(), given);
      const steps = technique.paint(inputs, smallest(settings, 1));
      const { losses = {}, rising = {} } = (await steps.next()).value ?? {};
      for (const name of [...Object.keys(losses), ...Object.keys(rising)]) names.add(name);
      await steps.return();
    }
    end();
  }
  return names;
}

let losses = new Set<string>();
beforeAll(async () => {
  await startWasm();
  losses = await namesOfLosses();
});

describe.each([
  ['ko', korean.said],
  ['de', german.said],
  ['es', spanish.said],
  ['ja', japanese.said],
] as const)('%s', (code, said) => {
  afterEach(() => beginWith('en'));

  it('has a title and captions for every view and painting', () => {
    expect(cards.map(({ id }) => id).filter((id) => !said.views[id])).toEqual([]);
  });

  it('has words for every label, help, choice and preset', () => {
    const lacks = phrases.filter((text) => !SAME.test(text) && !said.phrases[text]);
    expect([...new Set(lacks)]).toEqual([]);
  });

  it('has words for every loss of a painting', () => {
    const known = ['excitement', 'features', 'surprise', 'score', 'style', 'L2 decay', 'total variation'];
    expect([...losses]).toEqual(expect.arrayContaining(known));
    expect([...losses].filter((name) => !said.phrases[name])).toEqual([]);
  });

  it('has words for what a configuration may hold, and for what the watchdog finds', () => {
    const schema = JSON.stringify(toJsonSchema(EXHIBIT_SCHEMA, { errorMode: 'ignore' }));
    const descriptions = [...schema.matchAll(/"description":("(?:[^"\\\\]|\\\\.)*")/g)].map(([, text]) =>
      JSON.parse(text ?? ''),
    );
    const incidents = listFaults(NO_REMEDIES).map(({ what }) => what);
    expect(descriptions.length).toBeGreaterThan(20);
    expect([...descriptions, ...incidents].filter((text) => !said.phrases[text])).toEqual([]);
  });

  it('has names for the styles that ship', () => {
    const read = (file: string) =>
      JSON.parse(readFileSync(`models/${file}`, 'utf8')) as { title: string; styles?: { title: string }[] }[];
    const titles = [...read('styles/styles.json'), ...read('style-nets.json')].flatMap(
      ({ title, styles = [] }) => [title, ...styles.map((one) => one.title)],
    );
    expect([...new Set(titles)].filter((title) => !said.phrases[title])).toEqual([]);
  });

  it('has two sentences in a caption: one for everybody, one for the student', () => {
    const one = Object.entries(said.views).filter(
      ([, { shows }]) => shows.split(/(?<=[.?!]) |(?<=。)(?=.)/).length < 2,
    );
    expect(one.map(([id]) => id)).toEqual([]);
  });

  it('has a title for the sanity check that the tour names it by', () => {
    const tour = readFileSync(`public/tour/${code}.json`, 'utf8');
    expect(tour).toContain(said.views['sanity-check']?.title ?? 'a title');
  });

  it('calls the heading that the caption of Fool it sends to as the page does', async () => {
    await beginWith(code);
    expect(said.views.fool?.read).toMatch(new RegExp(`[„«「“]${t('shell.lookedAt')}[“»」”]`));
  });

  it('names the 1,000 classes of ImageNet, each by another name', () => {
    const labels = JSON.parse(readFileSync('models/efficientnet-lite0/labels.json', 'utf8')) as string[];
    const names = labels.map((label) => said.classNames[label] ?? '');
    expect(names).toHaveLength(1000);
    expect(names.filter((name) => !/\p{L}/u.test(name))).toEqual([]);
    expect(new Set(names).size).toBe(new Set(labels).size);
    expect(Object.keys(said.classNames).sort()).toEqual([...labels].sort());
  });

  it('says that a patch was cut, and what follows with it', async () => {
    await beginWith(code);
    const note = 'patch of 10 and step of 4 pixels: the picture is small';
    expect(phrase(note)).toMatch(/10.*4/);
    expect(phrase(note)).not.toContain('patch of');
    const both = phrase(`${note}, the network gives great white shark 0.3 % here`);
    expect(both).toContain(said.classNames['great white shark']);
    expect(both).not.toMatch(/patch of|gives/);
  });

  it.each(['0.3 %', 'under 0.1 %'])(
    'says which class has a share of %s, a name of two words, too',
    async (share) => {
      await beginWith(code);
      for (const label of ['flamingo', 'great white shark']) {
        const told = phrase(`the network gives ${label} ${share} here`);
        expect(told).toContain(said.classNames[label]);
        expect(told).toMatch(/0[.,]\d ?%/);
        expect(told).not.toContain('under');
      }
    },
  );
});

describe('in Korean', () => {
  afterEach(() => beginWith('en'));

  it.each([
    ['flamingo', '홍학'],
    ['for it', '뒷받침'],
    ['Grad-CAM for flamingo', '홍학: Grad-CAM'],
    ['Saliency for Stem, channel 3', '스템(stem), 채널 3: 살리언시 맵'],
    [
      'Next to nothing in the picture moves flamingo.',
      '그림에서 이것의 점수를 움직이는 것이 거의 없습니다: 홍학.',
    ],
    [
      'Activations of Block 1.0, depthwise 3 x 3 (blocks.1.0.act2)',
      '활성화 맵: 블록 1.0, 깊이별 합성곱 3 x 3 (blocks.1.0.act2)',
    ],
    [
      'Filter 0 of Stem, one tile for each of its 16 inputs, stored',
      '필터 0: 스템(stem), 입력 16개마다 타일 하나, 저장된 값',
    ],
    // Nothing is known of it.
    ['A sentence that no language has', 'A sentence that no language has'],
  ])('“%s” is “%s”', async (english, own) => {
    await beginWith('ko');
    expect(phrase(english)).toBe(own);
  });

  it('English stays as it is said', () => {
    expect([phrase('for it'), className('flamingo')]).toEqual(['for it', 'flamingo']);
  });
});
