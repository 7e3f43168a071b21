import type { ComponentChildren } from 'preact';

interface FigureProps {
  width: number;
  height: number;
  /** What it shows, in words. */
  label: string;
  children: ComponentChildren;
}

/** An SVG drawing of the given size in pixels that needs no style sheet. */
export function Figure({ width, height, label, children }: FigureProps) {
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      font-family="'Inter Variable', Inter, 'Noto Sans KR Variable', 'DejaVu Sans', sans-serif"
      role="img"
      aria-label={label}
    >
      {children}
    </svg>
  );
}
