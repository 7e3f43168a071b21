/** What every quad of ours is made of: a unit square, placed by the container it is in. */
import { MeshGeometry } from 'pixi.js';

export const QUAD_VERTEX = `#version 300 es
in vec2 aPosition;
in vec2 aUV;
out vec2 vUV;
uniform mat3 uProjectionMatrix;
uniform mat3 uWorldTransformMatrix;
uniform mat3 uTransformMatrix;
void main() {
  mat3 place = uProjectionMatrix * uWorldTransformMatrix * uTransformMatrix;
  gl_Position = vec4((place * vec3(aPosition, 1.0)).xy, 0.0, 1.0);
  vUV = aUV;
}`;

export function unitSquare(): MeshGeometry {
  const corners = new Float32Array([0, 0, 1, 0, 1, 1, 0, 1]);
  return new MeshGeometry({ positions: corners, uvs: corners, indices: new Uint32Array([0, 1, 2, 0, 2, 3]) });
}
