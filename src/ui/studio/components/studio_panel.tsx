import { Brush, Columns2, Dices, LayoutGrid } from 'lucide-preact';
import type { SlowTechniqueCard } from '../../../contract/jobs.ts';
import type { Parameter } from '../../../contract/parameter.ts';
import { CaptionDetails, CaptionTitle } from '../../components/caption_panel.tsx';
import { IconButton } from '../../components/icon_button.tsx';
import { ParameterList } from '../../components/parameter_controls.tsx';
import { TargetPicker } from '../../components/target_picker.tsx';
import { useCommands } from '../../keys/commands.ts';
import { Shortcut, shortcut } from '../../keys/shortcut.tsx';
import { t } from '../../language/language.ts';
import { rollSeed, setJobParameter } from '../actions.ts';
import { whyNoGrid } from '../budget.ts';
import { gridWords } from '../grids.ts';
import { whyNot } from '../order.ts';
import * as studio from '../store.ts';
import { PresetPicker } from './preset_picker.tsx';
import { StylePicker } from './style_picker.tsx';

/** So many settings are shown at once; the others are a click away. */
const FIRST_SETTINGS = 4;

/** The label beside the easel: what will be painted, from what, and how. */
export function StudioPanel({ card }: { card: SlowTechniqueCard }) {
  return (
    <>
      <div>
        <CaptionTitle card={card} />
        <PaintButton card={card} />
        <PresetPicker card={card} />
        <GridButton card={card} />
        {studio.hasFastTwin(card) && <BesideFastButton />}
        {card.needs.references !== 'none' && <StylePicker />}
      </div>
      <div>
        {studio.hasTarget.value && <TargetPicker card={card} title={t('studio.paintedTowards')} />}
        <JobSettings card={card} />
        <CaptionDetails card={card} />
      </div>
    </>
  );
}

function PaintButton({ card }: { card: SlowTechniqueCard }) {
  const { studio: commands } = useCommands();
  const why = whyNot();
  return (
    <div class="paint">
      <button
        type="button"
        class="paint-button"
        aria-keyshortcuts={shortcut('G')?.toLowerCase()}
        disabled={why !== null}
        onClick={commands.paint}
      >
        <Brush size={18} strokeWidth={1.6} aria-hidden="true" />
        {card.needs.content ? t('studio.paintFromThisFrame') : t('studio.paint')}
        <Shortcut shown="G" />
      </button>
      {why && <p class="help">{why}</p>}
    </div>
  );
}

/** Several paintings at one press, which differ in one thing. */
function GridButton({ card }: { card: SlowTechniqueCard }) {
  const { studio: commands } = useCommands();
  const words = gridWords(card);
  if (words.length === 0) return null;
  const late = whyNoGrid();
  return (
    <button
      type="button"
      class="text-button grid-button"
      disabled={whyNot() !== null || late !== null}
      onClick={commands.paintGrid}
    >
      <LayoutGrid size={18} strokeWidth={1.6} aria-hidden="true" />
      <span>
        {t('studio.sideBySide')}
        <span class="help">{late ?? words.join(' · ')}</span>
      </span>
    </button>
  );
}

/** The slow style transfer and the fast one, at one press. */
function BesideFastButton() {
  const { studio: commands } = useCommands();
  return (
    <button
      type="button"
      class="text-button grid-button"
      disabled={whyNot() !== null}
      onClick={commands.paintBesideFast}
    >
      <Columns2 size={18} strokeWidth={1.6} aria-hidden="true" />
      <span>
        {t('studio.besideFast')}
        <span class="help">{t('studio.besideFastHelp')}</span>
      </span>
    </button>
  );
}

function JobSettings({ card }: { card: SlowTechniqueCard }) {
  const all = Object.entries(card.parameters);
  const list = (some: [string, Parameter][]) => (
    <ParameterList
      id={card.id}
      parameters={Object.fromEntries(some)}
      values={studio.values.value}
      onChange={setJobParameter}
    />
  );
  return (
    <section class="panel-section" aria-label={t('studio.settingsOfThisPainting')}>
      <h2>{t('studio.settings')}</h2>
      {list(all.slice(0, FIRST_SETTINGS))}
      <details class="more">
        <summary>{t('studio.more')}</summary>
        {list(all.slice(FIRST_SETTINGS))}
        {studio.hasSeed.value && <Seed />}
      </details>
    </section>
  );
}

/** The same seed and settings paint the same picture. */
function Seed() {
  return (
    <div class="field seed">
      <label for="seed">{t('studio.seed')}</label>
      <input
        id="seed"
        class="number-input"
        type="number"
        min={0}
        max={999_999_999}
        step={1}
        value={studio.seed.value}
        onChange={(event) => {
          const value = Math.floor(event.currentTarget.valueAsNumber);
          if (value >= 0) studio.seed.value = value;
          else event.currentTarget.value = `${studio.seed.value}`;
        }}
      />
      <IconButton icon={Dices} label={t('studio.anotherSeed')} shortcut="D" onClick={rollSeed} />
      <p class="help">{t('studio.theSameSeedAndSettings')}</p>
    </div>
  );
}
