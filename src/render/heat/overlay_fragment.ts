import { EDGE_BYTE_ONE, EDGE_BYTE_ZERO } from '../../contract/picture.ts';
import { LUMINANCE } from '../../numeric/luminance.ts';

/**
 * Samples a one-byte map (or an RGBA picture) over the picture under it.
 * uGrid is (columns, rows, texels from one row to the next, rows of the texture): cells have their value at their centre, the padding at the
 * end of a row is never sampled, and the outermost half cell repeats the border as bilinear resizing does.
 */
export const OVERLAY_FRAGMENT = `#version 300 es
precision highp float;
in vec2 vUV;
out vec4 finalColor;
uniform sampler2D uMap;
uniform sampler2D uGuide;
uniform sampler2D uColours;
uniform sampler2D uBase;
uniform vec4 uGrid;
uniform vec4 uBaseRect;
uniform float uColoured;
uniform float uCover;
uniform vec2 uGuideRows;  // first row, rows of the texture
uniform float uFollows;
uniform float uSigned;
uniform float uBlend;
uniform float uOpacity;
uniform float uThreshold;
uniform float uContours;
uniform float uSmooth;
uniform float uHollow;
uniform vec2 uSplit;

vec4 sampleMap(vec2 uv, float firstRow) {
  vec2 texel = uv * uGrid.xy;
  if (uSmooth < 0.5) texel = floor(texel) + 0.5;
  texel = clamp(texel, vec2(0.5), uGrid.xy - 0.5);
  return texture(uMap, (texel + vec2(0.0, firstRow)) / uGrid.zw);
}

vec4 sampleGuide(vec2 uv, float block) {
  vec2 texel = clamp(uv * uGrid.xy, vec2(0.5), uGrid.xy - 0.5);
  return texture(uGuide, (texel + vec2(0.0, uGuideRows.x + block * uGrid.y)) / vec2(uGrid.x, uGuideRows.y));
}

float contourLine(float value) {
  float level = value * 4.0;
  float distancePx = abs(fract(level - 0.5) - 0.5) / max(fwidth(level), 1e-5);
  float inside = step(0.5, level) * step(level, 3.5);
  return inside * (1.0 - smoothstep(0.6, 1.4, distancePx));
}

void main() {
  vec4 mapped = sampleMap(vUV, 0.0);
  float value = mapped.r;
  vec3 colour = uColoured > 0.5 ? mapped.rgb : texture(uColours, vec2((value * 255.0 + 0.5) / 256.0, 0.5)).rgb;
  float strength = uSigned > 0.5 ? abs(value * 2.0 - 1.0) : value;
  if (uColoured > 0.5) {
    vec3 fromGrey = abs(mapped.rgb - 0.5) * 2.0;
    strength = uSigned > 0.5 ? max(fromGrey.r, max(fromGrey.g, fromGrey.b)) : 1.0;
  }
  strength = uThreshold > 0.0 ? strength * smoothstep(uThreshold - 0.02, uThreshold + 0.02, strength) : strength;

  vec4 seen = texture(uBase, uBaseRect.xy + vUV * uBaseRect.zw);
  vec3 base = mix(vec3(1.0), seen.rgb, seen.a);
  float grey = dot(base, vec3(${LUMINANCE.join(', ')}));
  vec3 quiet = mix(base, vec3(grey), 0.8) * 0.55;
  vec3 composed;
  float kept = 1.0;
  if (uBlend < 0.5) {
    vec3 below = mix(base, quiet, uOpacity);
    // A signed picture around grey lightens and darkens; a signed map stays clear where it is near zero.
    float shown = uSigned > 0.5 ? smoothstep(0.03, 0.6, strength) : sqrt(clamp(strength, 0.0, 1.0));
    composed = uSigned * uColoured > 0.5
      ? clamp(below + (colour - 0.5) * 2.4 * uOpacity, 0.0, 1.0)
      : mix(below, colour, uOpacity * shown);
  } else if (uBlend < 1.5) {
    float shown = smoothstep(0.05, 0.7, strength);
    composed = mix(base, mix(vec3(grey) * 0.16, base, shown), uOpacity);
    if (uHollow > 0.5) {
      composed = base;
      kept = shown;
    }
  } else {
    if (uFollows > 0.5 && uSmooth > 0.5) {
      // As live_style/follow_edges.ts does.
      vec4 guide = sampleGuide(vUV, 0.0);
      float beyond = grey - (uFollows > 1.5 ? sampleGuide(vUV, 1.0).r : guide.a);
      vec3 slopes = (guide.rgb * 255.0 - ${EDGE_BYTE_ZERO}.0) / ${EDGE_BYTE_ONE}.0;
      colour = clamp(colour + slopes * beyond, 0.0, 1.0);
    }
    // What a stylised frame leaves out is the frame itself, with all its pixels.
    float cover = uCover > 1.5 ? sampleMap(vUV, uGrid.y).r : mapped.a;
    vec3 laid = uCover > 0.5 ? mix(base, colour, cover) : colour;
    composed = uThreshold > 0.0 && strength <= 0.0 ? vec3(0.04) : laid;
    if (uHollow > 0.5 && uCover > 0.5) {
      composed = colour;
      kept = cover;
    }
  }
  if (uContours > 0.5 && uColoured < 0.5) {
    composed = mix(composed, vec3(0.97, 0.96, 0.93), 0.8 * contourLine(value));
  }
  float fromLeft = mix(vUV.x, 1.0 - vUV.x, uSplit.y);
  finalColor = fromLeft < uSplit.x ? vec4(base, 1.0) : vec4(composed * kept, kept);
}`;
