postMessage({ isolated: crossOriginIsolated, shared: typeof SharedArrayBuffer });
