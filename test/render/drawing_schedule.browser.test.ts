import { expect, it, onTestFinished } from 'vitest';
import { DrawingSchedule } from '../../src/render/drawing_schedule.ts';

const untilDrawn = () =>
  new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));

it('draws once for all that changed before a frame', async () => {
  let drawn = 0;
  const schedule = new DrawingSchedule(false, () => drawn++);
  for (let i = 0; i < 5; i++) schedule.invalidate();
  expect(drawn).toBe(0);
  await untilDrawn();
  expect(drawn).toBe(1);
});

it('draws what is changed with the drawing, after it, and goes on after a change that failed', async () => {
  const order: string[] = [];
  const schedule = new DrawingSchedule(true, () => order.push('drawn'));
  const told: string[] = [];
  const hear = (event: ErrorEvent) => {
    told.push(event.message);
    event.preventDefault();
  };
  window.addEventListener('error', hear);
  onTestFinished(() => window.removeEventListener('error', hear));
  schedule.withDrawing(() => {
    throw new Error('no such map');
  });
  await expect.poll(() => order).toEqual(['drawn']);
  await expect.poll(() => told.join()).toContain('no such map');
  schedule.withDrawing(() => order.push('changed'));
  await expect.poll(() => order).toEqual(['drawn', 'changed', 'drawn']);
});

it('draws no more once it has ended', async () => {
  let drawn = 0;
  const schedule = new DrawingSchedule(false, () => drawn++);
  schedule.invalidate();
  schedule.end();
  await untilDrawn();
  schedule.invalidate();
  await untilDrawn();
  expect(drawn).toBe(0);
});
