import { useMemo } from 'preact/hooks';
import type { Curves } from '../../contract/picture.ts';
import { CurvesChart } from './curves_chart.tsx';
import { pictureAddress } from './picture_address.ts';

interface CurvesBoardProps {
  picture: Curves;
  width: number;
  height: number;
  mirrored: boolean;
}

/** The chart with its maps as the page can draw them. */
export function CurvesBoard({ picture: { plots, maps }, ...place }: CurvesBoardProps) {
  const drawn = useMemo(
    () =>
      maps?.map(({ id, before, now }) => ({
        ...{ id, before: pictureAddress(before), now: pictureAddress(now) },
      })),
    [maps],
  );
  return <CurvesChart plots={plots} maps={drawn} {...place} />;
}
