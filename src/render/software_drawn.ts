let known: boolean | null = null;

/** True where WebGL is drawn by the processor: there is no GPU, or the browser does not trust it. Asked once. */
export function isSoftwareDrawn(): boolean {
  known ??= askRenderer();
  return known;
}

function askRenderer(): boolean {
  const gl = document.createElement('canvas').getContext('webgl2');
  if (!gl) return true;
  const names = gl.getExtension('WEBGL_debug_renderer_info');
  const renderer: unknown = gl.getParameter(names ? names.UNMASKED_RENDERER_WEBGL : gl.RENDERER);
  gl.getExtension('WEBGL_lose_context')?.loseContext();
  return /swiftshader|llvmpipe|softpipe|software|basic render/i.test(String(renderer));
}
