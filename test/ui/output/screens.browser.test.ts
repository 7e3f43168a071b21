import { afterEach, expect, it, vi } from 'vitest';
import { createOutput } from '../../../src/ui/output/output_control.ts';
import { chosenScreen, screens } from '../../../src/ui/output/output_store.ts';

afterEach(() => {
  vi.unstubAllGlobals();
  screens.value = [];
  chosenScreen.value = null;
});

const called = (label: string) => ({ label, left: 0, top: 0, width: 1920, height: 1080 });

it('a screen that comes later can be chosen, and the choice goes with its screen', async () => {
  const [desk, wall, hall] = [called('Desk'), called('Wall'), called('Hall')];
  const machine = Object.assign(new EventTarget(), { screens: [desk], currentScreen: desk });
  vi.stubGlobal('getScreenDetails', async () => machine);
  const plug = (...now: (typeof desk)[]) => {
    machine.screens = now;
    machine.dispatchEvent(new Event('screenschange'));
  };
  const listed = () => screens.value.map(({ label, here }) => (here ? `${label}, here` : label));
  createOutput().findScreens();
  await expect.poll(listed).toEqual(['Desk, here']);
  expect(chosenScreen.value).toBeNull();

  plug(desk, wall);
  expect(listed()).toEqual(['Desk, here', 'Wall']);
  expect(chosenScreen.value).toBeNull();
  chosenScreen.value = 1;
  plug(hall, desk, wall);
  expect(chosenScreen.value).toBe(2);
  machine.currentScreen = wall;
  machine.dispatchEvent(new Event('currentscreenchange'));
  expect(listed()).toEqual(['Hall', 'Desk', 'Wall, here']);
  plug(hall, desk);
  expect(listed()).toEqual(['Hall', 'Desk']);
  expect(chosenScreen.value).toBeNull();
});
