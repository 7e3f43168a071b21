import { describe, expect, it } from 'vitest';
import type { ViewResult } from '../../src/contract/view.ts';
import { comparisonScene, EMPTY_SCENE, kindOf, type Scene, sceneOn } from '../../src/render/scene.ts';

const pane = (frame: number) => ({
  frame,
  picture: { kind: 'tiles' },
  target: null,
  progress: null,
  held: null,
});
const sceneOf = (more: object = {}): Scene => ({
  ...EMPTY_SCENE,
  result: {
    ...pane(7),
    source: 2,
    frameSize: { width: 1280, height: 853 },
    ...more,
  } as unknown as ViewResult,
});
const on = (of: number | null, width: number, height: number) => ({ of, size: { width, height } });

describe('a look is drawn on its own picture and on no other', () => {
  it.each([
    ['the very picture', on(2, 1280, 853), true],
    ['the picture before it was made smaller', on(2, 6000, 4000), true],
    ['a picture of another source', on(1, 1280, 853), false],
    ['no picture', on(null, 4, 3), false],
    ['its source after it was turned', on(2, 853, 1280), false],
    ['its source in another shape', on(2, 1280, 720), false],
  ])('%s', (_, picture, drawn) => {
    const scene = sceneOf();
    const shown = sceneOn(scene, picture);
    expect(shown.result).toBe(drawn ? scene.result : null);
    // Its place is kept: nothing jumps.
    expect(kindOf(shown)).toBe('tiles');
  });
});

describe('the pane beside', () => {
  it.each([
    [7, false],
    [8, true],
  ])('of frame %i, beside a map of frame 7, brings its own picture along: %s', (frame, ofOtherFrame) => {
    expect(comparisonScene(sceneOf({ comparison: pane(frame) }))?.ofOtherFrame).toBe(ofOtherFrame);
  });

  it('marks no channel and no neuron of the first network where another one looks', () => {
    const ref = { layer: 'stem', channel: 1 };
    const neuron = { y: 1, x: 2 };
    const units = { picked: ref, pinned: [ref], neuron, neuronShape: [4, 4] };
    const marked: Scene = { ...sceneOf({ comparison: pane(7) }), ...units };
    expect(comparisonScene({ ...marked, besideIsOther: false })).toMatchObject(units);
    const none = { picked: null, pinned: [], neuron: null, neuronShape: null };
    expect(comparisonScene({ ...marked, besideIsOther: true })).toMatchObject(none);
  });

  it('keeps its place while its picture is not there', () => {
    expect(comparisonScene(sceneOf())).toBeNull();
    const waiting = comparisonScene({ ...sceneOf(), awaited: ['heat', 'curves'] });
    expect([waiting?.result, waiting && kindOf(waiting)]).toEqual([null, 'curves']);
    const elsewhere = sceneOn(sceneOf({ comparison: pane(7) }), on(1, 1280, 853));
    expect(comparisonScene(elsewhere)?.result).toBeNull();
  });
});
