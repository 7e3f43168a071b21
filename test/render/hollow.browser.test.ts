/** A stage that is laid over something: what a stylised frame or a cut-out leaves out of the live picture is transparent. */
import { afterEach, expect, it } from 'vitest';
import type { Picture } from '../../src/contract/picture.ts';
import type { ViewResult } from '../../src/contract/view.ts';
import { CanvasStage } from '../../src/render/canvas/canvas_stage.ts';
import { DEFAULT_DISPLAY } from '../../src/render/display.ts';
import { PixiStage } from '../../src/render/pixi_stage.ts';
import { EMPTY_SCENE } from '../../src/render/scene.ts';
import type { Stage } from '../../src/render/stage.ts';
import { LivePicture } from '../../src/render/video/live_picture.ts';

const SIDE = 200;
const hosts: HTMLElement[] = [];
afterEach(() => {
  for (const host of hosts.splice(0)) host.remove();
});

const STAGES = {
  WebGL: (host: HTMLElement) => PixiStage.create(host, new LivePicture(), true),
  'a 2-D canvas': async (host: HTMLElement) => new CanvasStage(host, new LivePicture(), true),
} as const;

async function stageOver(kind: keyof typeof STAGES): Promise<Stage> {
  const host = document.createElement('div');
  host.style.cssText = `width:${SIDE}px;height:${2 * SIDE}px`;
  document.body.append(host);
  hosts.push(host);
  const stage = await STAGES[kind](host);
  const live = Object.assign(document.createElement('canvas'), { width: SIDE, height: SIDE });
  const context = live.getContext('2d');
  if (!context) throw new Error('no canvas');
  context.fillStyle = '#00f';
  context.fillRect(0, 0, SIDE, SIDE);
  stage.showLive(live, 1);
  return stage;
}

function show(stage: Stage, picture: Picture, hollow: boolean): void {
  const result: ViewResult = {
    ...{
      picture,
      ranking: { kind: 'ranking', title: '', classes: [] },
      target: null,
      pins: [],
      patches: null,
    },
    ...{ crop: { x: 0, y: 0, width: SIDE, height: SIDE }, frameSize: { width: SIDE, height: SIDE } },
    ...{ source: 1, frame: 1, progress: null, held: null, stages: {}, tensors: 0 },
  };
  const display = { ...DEFAULT_DISPLAY, mirror: false, smooth: false };
  stage.show({ ...EMPTY_SCENE, result, display, unmarked: true, hollow });
}

/** Colours at CSS positions, with their transparency: [red, green, blue, alpha]. */
function pixels(stage: Stage) {
  const { canvas, resolution } = stage.capture();
  const copy = Object.assign(document.createElement('canvas'), {
    width: canvas.width,
    height: canvas.height,
  });
  const context = copy.getContext('2d');
  context?.drawImage(canvas, 0, 0);
  return (x: number, y: number) => [
    ...(context?.getImageData(Math.round(x * resolution), Math.round(y * resolution), 1, 1).data ?? []),
  ];
}

/** The stage is twice as high as the picture, which lies in its middle. */
const LEFT = [50, 200] as const;
const RIGHT = [150, 200] as const;
const ABOVE = [100, 50] as const;

/** Red, painted on the left alone. */
const painting: Picture = {
  ...{ kind: 'image', title: '', width: 16, height: 1, legend: null },
  rgba: Uint8ClampedArray.from({ length: 64 }, (_, i) => [255, 0, 0, i < 32 ? 255 : 0][i % 4] as number),
};

/** Kept on the left alone. */
const cutOut: Picture = {
  ...{ kind: 'cut-out', title: '', width: 2, height: 1, rowBytes: 4, share: 0.5, legend: null },
  values: Uint8Array.of(255, 0, 0, 0),
};

for (const kind of Object.keys(STAGES) as (keyof typeof STAGES)[]) {
  it(`${kind}: shows what lies below where a painting does not cover it`, async () => {
    const stage = await stageOver(kind);
    show(stage, painting, true);
    const at = pixels(stage);
    expect([at(...LEFT), at(...RIGHT), at(...ABOVE)]).toEqual([
      [255, 0, 0, 255],
      [0, 0, 0, 0],
      [0, 0, 0, 0],
    ]);
  });

  it(`${kind}: shows the camera there instead, where it is not asked to be transparent`, async () => {
    const stage = await stageOver(kind);
    show(stage, painting, false);
    const at = pixels(stage);
    expect([at(...LEFT), at(...RIGHT)]).toEqual([
      [255, 0, 0, 255],
      [0, 0, 255, 255],
    ]);
  });

  it(`${kind}: keeps of a cut-out the thing, in the camera’s colours`, async () => {
    const stage = await stageOver(kind);
    show(stage, cutOut, true);
    const at = pixels(stage);
    expect([at(...LEFT), at(...RIGHT)]).toEqual([
      [0, 0, 255, 255],
      [0, 0, 0, 0],
    ]);
  });

  it(`${kind}: shows nothing of the camera before there is a painting`, async () => {
    const stage = await stageOver(kind);
    stage.show({ ...EMPTY_SCENE, hollow: true });
    expect(pixels(stage)(...LEFT)).toEqual([0, 0, 0, 0]);
  });
}
