/** Chromium before 127 tells of an adapter in another way. */
type AnyAdapter = Omit<GPUAdapter, 'info'> & {
  readonly info?: GPUAdapterInfo;
  readonly isFallbackAdapter?: boolean;
  requestAdapterInfo?(): Promise<GPUAdapterInfo>;
};

/** @returns undefined where the browser tells nothing of it */
export async function infoOf(adapter: AnyAdapter): Promise<GPUAdapterInfo | undefined> {
  return adapter.info ?? (await adapter.requestAdapterInfo?.());
}

/** Whether it is a program on the processor, as far as the browser tells. */
export const isFallback = (adapter: AnyAdapter, info: GPUAdapterInfo | undefined): boolean =>
  info?.isFallbackAdapter ?? adapter.isFallbackAdapter ?? false;
