/**
 * How the curve of a method is drawn: a colour of Okabe and Ito's palette, which the common kinds of colour blindness tell
 * apart, and a dash of its own, so that no one depends on colours at all.
 */
export interface CurveStyle {
  readonly colour: string;
  /** SVG's stroke-dasharray; empty is a solid line. */
  readonly dash: string;
}

const STYLES: Readonly<Record<string, CurveStyle>> = {
  saliency: { colour: '#e69f00', dash: '' },
  'guided-backprop': { colour: '#56b4e9', dash: '8 3' },
  'grad-cam': { colour: '#00b386', dash: '' },
  occlusion: { colour: '#cc79a7', dash: '8 3 2 3' },
  'guided-grad-cam': { colour: '#f0e442', dash: '4 3' },
  random: { colour: '#a9a59c', dash: '2 4' },
};

/** For a method that is none of these. */
const OTHER: CurveStyle = { colour: '#d55e00', dash: '6 2' };

export const curveStyle = (id: string): CurveStyle =>
  (Object.hasOwn(STYLES, id) ? STYLES[id] : null) ?? OTHER;
