import { TURNS, type Turn } from '../../camera/index.ts';
import { Segmented } from '../components/segmented.tsx';
import { t } from '../language/language.ts';
import * as store from '../store.ts';

/** What the picture is turned by. */
export function TurnPicker({ onChange }: { onChange: (turn: Turn) => void }) {
  return (
    <Segmented
      label={t('sources.turnThePictureClockwise')}
      options={TURNS.map((degrees) => ({ value: `${degrees}`, label: `${degrees}°` }))}
      value={`${store.mounting.value.turn}`}
      onChange={(text) => onChange(TURNS.find((degrees) => `${degrees}` === text) ?? 0)}
    />
  );
}
