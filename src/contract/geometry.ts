/** A rectangle in the frame's own pixels. */
export interface Rect {
  x: number;
  y: number;
  width: number;
  height: number;
}
