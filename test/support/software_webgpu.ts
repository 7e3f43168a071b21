import { softwareDriver, startDawn } from '../../tools/gpu/dawn.ts';

const driver = softwareDriver();

/** Why tests on WebGPU cannot run in Node; null where they can. */
export const noSoftwareWebGpu: string | null = driver
  ? null
  : "Debian's Chromium, whose software renderer this takes, is not installed";

/** Makes WebGPU on a software renderer the present backend. */
export async function startSoftwareWebGpu(): Promise<void> {
  if (!driver) throw new Error(noSoftwareWebGpu ?? '');
  process.env.VK_DRIVER_FILES = driver;
  await startDawn('vulkan');
}
