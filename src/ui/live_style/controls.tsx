import { Circle, Dices, SquareSplitHorizontal } from 'lucide-preact';
import type { ComponentChildren } from 'preact';
import { Segmented } from '../components/segmented.tsx';
import { useCommands } from '../keys/commands.ts';
import * as page from '../store.ts';
import { setBlending, toggleSplit, toggleWander } from './actions.ts';
import { BlendPad } from './blend_pad.tsx';
import * as live from './store.ts';
import { StyleTiles } from './style_tiles.tsx';

const MODES = [
  { value: 'one', label: 'One style' },
  { value: 'blend', label: 'Blend' },
] as const;

/** Everything of the live style that is more than a setting: which styles, and what is done with the stylised frame. */
export function LiveStyleControls() {
  const { liveStyle } = useCommands();
  const blends = live.blends.value;
  return (
    <section class="panel-section live-style" aria-label="Styles">
      <div class="stage-tools">
        <Tool
          name="Before and after"
          shortcut="0"
          pressed={page.display.value.split > 0}
          onClick={toggleSplit}
        >
          <SquareSplitHorizontal size={18} strokeWidth={1.6} aria-hidden="true" />
          Compare
        </Tool>
        <Tool
          name="Wander from style to style"
          shortcut="*"
          pressed={live.wandering.value}
          onClick={toggleWander}
        >
          <Dices size={18} strokeWidth={1.6} aria-hidden="true" />
          Wander
        </Tool>
        {!page.kiosk.value && page.hasTool('record') && (
          <Tool
            name="Record a video"
            shortcut="Q"
            pressed={live.recordedSeconds.value !== null}
            onClick={liveStyle.toggleRecording}
          >
            <Circle class="record-sign" size={18} strokeWidth={1.6} aria-hidden="true" />
            Record
          </Tool>
        )}
      </div>
      <Segmented
        label="One style, or several at once"
        options={MODES}
        value={blends ? 'blend' : 'one'}
        onChange={(mode) => setBlending(mode === 'blend')}
      />
      {blends && <BlendPad />}
      <StyleTiles blends={blends} />
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
      title={`${name}  ${shortcut}`}
      aria-pressed={pressed}
      onClick={onClick}
    >
      {children}
    </button>
  );
}
