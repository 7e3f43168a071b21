/**
 * Draws the whole grid on one quad: the fragment finds its tile, then its place in the atlas. Sampling stays half a
 * texel inside the tile, so neighbours in the atlas never bleed in.
 */
export const TILE_FRAGMENT = `#version 300 es
precision highp float;
in vec2 vUV;
out vec4 finalColor;
uniform sampler2D uBytes;
uniform sampler2D uColours;
uniform vec3 uAtlas;   // columns, tile width, tile height
uniform vec2 uTexels;  // the texture's size
uniform vec2 uArea;    // the quad's size on the screen
uniform vec4 uGrid;    // columns, pitch, gap, scroll on the screen
uniform float uCount;
uniform float uMirror;
uniform float uSmooth;
uniform float uColoured; // the bytes are colours, not values for the colour map

void main() {
  vec2 pixel = vUV * uArea + vec2(0.0, uGrid.w);
  vec2 cell = floor(pixel / uGrid.y);
  vec2 inside = (pixel - cell * uGrid.y) / (uGrid.y - uGrid.z);
  float index = cell.y * uGrid.x + cell.x;
  if (cell.x >= uGrid.x || index >= uCount || inside.x >= 1.0 || inside.y >= 1.0) discard;
  if (uMirror > 0.5) inside.x = 1.0 - inside.x;
  vec2 texel = inside * uAtlas.yz;
  if (uSmooth < 0.5) texel = floor(texel) + 0.5;
  texel = clamp(texel, vec2(0.5), uAtlas.yz - 0.5);
  float row = floor((index + 0.5) / uAtlas.x);
  vec2 tile = vec2(index - row * uAtlas.x, row);
  vec4 bytes = texture(uBytes, (tile * uAtlas.yz + texel) / uTexels);
  vec3 mapped = texture(uColours, vec2((bytes.r * 255.0 + 0.5) / 256.0, 0.5)).rgb;
  finalColor = vec4(uColoured > 0.5 ? bytes.rgb : mapped, 1.0);
}`;
