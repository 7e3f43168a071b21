import { softwareDriver, startDawn } from '../../../tools/gpu/dawn.ts';

/**
 * Makes WebGPU on a software renderer the present backend, in Node: on the one that VK_DRIVER_FILES names, else on that of Debian's
 * Chromium.
 * @returns null, or why that cannot be had here
 */
export async function startSoftwareWebGpu(): Promise<string | null> {
  const driver = process.env.VK_DRIVER_FILES ?? softwareDriver();
  if (!driver) return "Debian's Chromium, whose software renderer this takes, is not installed";
  process.env.VK_DRIVER_FILES = driver;
  try {
    await startDawn('vulkan');
    return null;
  } catch (error) {
    return (error as Error).message;
  }
}
