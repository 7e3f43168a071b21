import { Circle, Dices, SquareSplitHorizontal } from 'lucide-preact';
import type { ComponentChildren } from 'preact';
import { setDisplay } from '../actions.ts';
import { Segmented } from '../components/segmented.tsx';
import { Slider } from '../components/slider.tsx';
import { wholePercent } from '../format.ts';
import { useCommands } from '../keys/commands.ts';
import { withShortcut } from '../keys/shortcut.tsx';
import { t } from '../language/language.ts';
import { recordedSeconds } from '../record/record_store.ts';
import * as page from '../store.ts';
import { setBlending, toggleSplit, toggleWander } from './actions.ts';
import { BlendPad } from './blend_pad.tsx';
import { OwnStyleList } from './own_style_list.tsx';
import { LEAST } from './split_divider.tsx';
import * as live from './store.ts';
import { StyleTiles } from './style_tiles.tsx';

const MODES = [
  { value: 'one', label: 'liveStyle.oneStyle' },
  { value: 'blend', label: 'liveStyle.blend' },
] as const;

/** Everything of the live style that is more than a setting: which styles, and what is done with the stylised frame. */
export function LiveStyleControls() {
  const { recording } = useCommands();
  const blends = live.blends.value;
  return (
    <section class="panel-section live-style" aria-label={t('liveStyle.styles')}>
      <div class="stage-tools">
        <Tool
          name={t('liveStyle.beforeAndAfter')}
          shortcut="0"
          pressed={page.display.value.split > 0}
          onClick={toggleSplit}
        >
          <SquareSplitHorizontal size={18} strokeWidth={1.6} aria-hidden="true" />
          {t('liveStyle.compare')}
        </Tool>
        <Tool
          name={t('liveStyle.wanderFromStyleToStyle')}
          shortcut="*"
          pressed={live.wandering.value}
          onClick={toggleWander}
        >
          <Dices size={18} strokeWidth={1.6} aria-hidden="true" />
          {t('liveStyle.wander')}
        </Tool>
        {!page.kiosk.value && page.hasTool('record') && (
          <Tool
            name={t('liveStyle.recordAVideo')}
            shortcut="Q"
            pressed={recordedSeconds.value !== null}
            onClick={recording.toggle}
          >
            <Circle class="record-sign" size={18} strokeWidth={1.6} aria-hidden="true" />
            {t('liveStyle.record')}
          </Tool>
        )}
      </div>
      {/* The divider, for who cannot drag it. */}
      {page.display.value.split > 0 && (
        <Slider
          label={t('liveStyle.cameraOnTheLeftPainting')}
          min={LEAST}
          max={1 - LEAST}
          step={0.01}
          value={page.display.value.split}
          format={wholePercent}
          onInput={(split) => setDisplay('split', split)}
        />
      )}
      <Segmented
        label={t('liveStyle.oneStyleOrSeveralAt')}
        options={MODES.map(({ value, label }) => ({ value, label: t(label) }))}
        value={blends ? 'blend' : 'one'}
        onChange={(mode) => setBlending(mode === 'blend')}
      />
      {blends && <BlendPad />}
      <StyleTiles />
      {!page.kiosk.value && <OwnStyleList />}
    </section>
  );
}

interface ToolProps {
  name: string;
  shortcut: string;
  pressed: boolean;
  onClick: () => void;
  children: ComponentChildren;
}

function Tool({ name, shortcut, pressed, onClick, children }: ToolProps) {
  return (
    <button
      type="button"
      class="stage-tool"
      title={withShortcut(name, shortcut)}
      aria-pressed={pressed}
      onClick={onClick}
    >
      {children}
    </button>
  );
}
