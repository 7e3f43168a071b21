/** One quad a picture, moved from where it was to where it is, drawn as a star or as its thumbnail. */
export const POINT_VERTEX = `#version 300 es
in vec2 aPosition;   // corner of the unit square
in vec2 aFrom;
in vec2 aTo;
in vec3 aTint;
in float aCell;      // place in the atlas; negative: not on the map
out vec2 vUV;
out vec2 vCell;
out vec3 vTint;

uniform mat3 uProjectionMatrix;
uniform vec3 uCamera;  // scale, x, y
uniform vec4 uDraw;    // share of the way, side, star's side, star 0..1
uniform float uColumns;

void main() {
  vec2 place = mix(aFrom, aTo, uDraw.x) * uCamera.x + uCamera.yz;
  float side = mix(uDraw.y, max(uDraw.y, uDraw.z), uDraw.w);
  vec2 corner = place + (aPosition - 0.5) * side * step(0.0, aCell);
  gl_Position = vec4((uProjectionMatrix * vec3(corner, 1.0)).xy, 0.0, 1.0);
  vUV = aPosition;
  vTint = aTint;
  float row = floor((aCell + 0.5) / uColumns);
  vCell = vec2(aCell - row * uColumns, row);
}`;

export const POINT_FRAGMENT = `#version 300 es
precision highp float;
in vec2 vUV;
in vec2 vCell;
in vec3 vTint;
out vec4 finalColor;
uniform sampler2D uAtlas;
uniform vec4 uDraw;
uniform float uColumns;
uniform vec2 uThumbnail;  // side in texels, rows of the atlas

void main() {
  float far = length(vUV - 0.5) * 2.0;
  float glow = pow(max(0.0, 1.0 - far), 2.2) * 0.75 + smoothstep(0.42, 0.18, far);
  vec4 star = vec4(mix(vTint, vec3(1.0), smoothstep(0.24, 0.0, far) * 0.55), 1.0) * min(glow, 1.0);
  if (uDraw.w > 0.995) { finalColor = star; return; }
  // Half a texel inside, so that neighbours in the atlas never bleed in.
  vec2 inside = clamp(vUV * uThumbnail.x, 0.5, uThumbnail.x - 0.5);
  vec2 size = vec2(uColumns, uThumbnail.y) * uThumbnail.x;
  vec4 thumbnail = vec4(texture(uAtlas, (vCell * uThumbnail.x + inside) / size).rgb, 1.0);
  finalColor = mix(thumbnail, star, uDraw.w);
}`;
