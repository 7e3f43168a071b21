interface Webgl {
  /** False where this browser gives none, or none that draws what the stage draws. */
  readonly given: boolean;
  /** True where the processor draws: there is no GPU, or the browser does not trust it. */
  readonly software: boolean;
}

let known: Webgl | null = null;

/** True where WebGL is drawn by the processor, or not at all. Asked once. */
export function isSoftwareDrawn(): boolean {
  known ??= askRenderer();
  return known.software;
}

/** Whether this browser gives WebGL 2. Asked once. */
export function hasWebgl(): boolean {
  known ??= askRenderer();
  return known.given;
}

function askRenderer(): Webgl {
  const gl = document.createElement('canvas').getContext('webgl2');
  if (!gl) return { given: false, software: true };
  const names = gl.getExtension('WEBGL_debug_renderer_info');
  const renderer: unknown = gl.getParameter(names ? names.UNMASKED_RENDERER_WEBGL : gl.RENDERER);
  gl.getExtension('WEBGL_lose_context')?.loseContext();
  const software = /swiftshader|llvmpipe|softpipe|software|basic render/i.test(String(renderer));
  return { given: true, software };
}
