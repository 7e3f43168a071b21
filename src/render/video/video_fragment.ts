/**
 * The live picture, on white where it is transparent, darkened outside the part that the network sees: one texture read a pixel,
 * for machines without a GPU.
 */
export const VIDEO_FRAGMENT = `#version 300 es
precision highp float;
in vec2 vUV;
out vec4 finalColor;
uniform sampler2D uPicture;
uniform vec4 uLit;  // left, top, right, bottom of the lit part
uniform float uShade;

void main() {
  vec2 inside = step(uLit.xy, vUV) * step(vUV, uLit.zw);
  float light = mix(1.0 - uShade, 1.0, inside.x * inside.y);
  vec4 seen = texture(uPicture, vUV);
  finalColor = vec4(mix(vec3(1.0), seen.rgb, seen.a) * light, 1.0);
}`;
