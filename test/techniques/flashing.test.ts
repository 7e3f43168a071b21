/** Films and time-lapses do not flash: WCAG 2.2, 2.3.1. */
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { slowTechniqueSettings } from '../../src/techniques/common/slow_technique.ts';
import type { Parameters, Settings } from '../../src/techniques/common/technique.ts';
import { slowTechniqueById } from '../../src/techniques/slow_techniques.ts';
import { flashingShare, type LuminanceFrame, luminanceOf } from '../support/flashes.ts';
import { smallest, toyInputs, toyNetwork } from '../support/run_inputs.ts';
import { take } from '../support/toys/toy_subject.ts';
import { startWasm } from '../support/wasm_backend.ts';

const grey = (value: number, width = 6, height = 6): LuminanceFrame => ({
  ...{ width, height },
  luminance: new Float32Array(width * height).fill(value),
});

describe('the measure', () => {
  it('weighs the primaries as WCAG does', () => {
    const [white = 0, red = 0, grey = 0] = luminanceOf([1, 1, 1, 1, 0, 0, 0.5, 0.5, 0.5]);
    expect(white).toBeCloseTo(1, 6);
    expect(red).toBeCloseTo(0.2126, 6);
    // ((0.5 + 0.055) / 1.055) ** 2.4
    expect(grey).toBeCloseTo(0.21404, 4);
  });

  /** `cycles` times dark and bright within a second of 30 frames. */
  const blinking = (cycles: number, dark: number, bright: number) =>
    Array.from({ length: 30 }, (_, i) => grey(Math.floor((2 * cycles * i) / 30) % 2 ? bright : dark));

  it('counts what goes bright and dark more than three times a second', () => {
    expect(flashingShare(blinking(5, 0, 1), 30)).toBe(1);
    expect(flashingShare(blinking(3, 0, 1), 30)).toBe(0);
  });

  it('counts no change below a tenth, and none among bright ones', () => {
    expect(flashingShare(blinking(6, 0.5, 0.59), 30)).toBe(0);
    expect(flashingShare(blinking(6, 0.5, 0.61), 30)).toBe(1);
    expect(flashingShare(blinking(6, 0.81, 1), 30)).toBe(0);
  });

  it('counts slow changes as one, however many frames they take', () => {
    const ramp = Array.from({ length: 60 }, (_, i) => grey(i / 59));
    expect(flashingShare(ramp, 30)).toBe(0);
  });

  it('counts the share of a third of each side', () => {
    // 9 x 9 pixels: fields of 3 x 3. Three pixels of the first one blink.
    const frames = blinking(6, 0, 1).map(({ luminance: [value = 0] }) => {
      const frame = grey(0, 9, 9);
      frame.luminance.set([value, value, value]);
      return frame;
    });
    expect(flashingShare(frames, 30)).toBeCloseTo(3 / 9, 6);
  });
});

describe('what is painted', () => {
  beforeAll(startWasm);

  /** A picture as a camera gives it: smooth, with edges. */
  const content = () =>
    tf.tidy(() => {
      const values = Float32Array.from({ length: 48 * 64 * 3 }, (_, i) => {
        const [x, y] = [Math.floor(i / 3) % 64, Math.floor(i / 192)];
        return 0.5 + 0.4 * Math.sin(x / 9) * Math.cos(y / 7 + (i % 3));
      });
      return tf.tensor4d(values, [1, 48, 64, 3]);
    });

  it.each([
    ['dream-zoom', { frames: 16 }],
    ['deep-dream', { steps: 10 }],
  ])('%s does not flash, played at its rate', async (id, change) => {
    const technique = slowTechniqueById(id);
    const { inputs, end } = toyInputs(technique);
    inputs.content?.dispose();
    const picture = content();
    const network = toyNetwork(64, 64);
    const settings = {
      ...smallest(slowTechniqueSettings(technique, network, {})),
      ...change,
    } as unknown as Settings<Parameters>;
    network.dispose();
    const frames: LuminanceFrame[] = [];
    for await (const { frame, picture: shown } of technique.paint(
      { ...inputs, content: picture },
      settings,
    )) {
      // A film shows its finished frames, a painting its steps.
      if (technique.film && frame === undefined) continue;
      const image = shown();
      const [, height = 0, width = 0] = image.rank === 4 ? image.shape : [1, ...image.shape];
      frames.push({ width, height, luminance: luminanceOf(take(image)) });
    }
    picture.dispose();
    end();
    expect(frames.length).toBeGreaterThan(5);
    const alike = frames.filter(
      ({ width, height }) => width === frames[0]?.width && height === frames[0]?.height,
    );
    expect(alike.length).toBeGreaterThan(5);
    expect(flashingShare(alike, technique.film?.framesPerSecond ?? 12)).toBeLessThan(0.25);
  });
});
