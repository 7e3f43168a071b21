import type { ComponentChildren, VNode } from 'preact';
import { render } from 'preact-render-to-string';
import sharp from 'sharp';
import { Figure } from '../../../src/ui/chart/figure.tsx';

const PAPER = '#0b0c0e';

interface SheetProps {
  width: number;
  height: number;
  title: string;
  children: ComponentChildren;
}

/** Dark paper that a figure of the page is drawn on. */
export const Sheet = ({ width, height, title, children }: SheetProps) => (
  <Figure width={width} height={height} label={title}>
    <rect width={width} height={height} fill={PAPER} />
    {children}
  </Figure>
);

/** A sheet as PNG, twice as fine as on the page. */
export const paintSheet = (sheet: VNode): Promise<Buffer> =>
  sharp(Buffer.from(render(sheet)), { density: 144 })
    .png()
    .toBuffer();
