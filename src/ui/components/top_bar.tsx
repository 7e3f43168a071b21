import {
  CircleHelp,
  Columns2,
  Gauge,
  GraduationCap,
  Images,
  Maximize,
  Microscope,
  Pause,
  Play,
  QrCode,
  Save,
  Signpost,
} from 'lucide-preact';
import { openAtlas } from '../atlas/atlas_actions.ts';
import { isOffered } from '../atlas/atlas_store.ts';
import { toggleComparison } from '../comparison/comparison.ts';
import { figure, offered, toggleInside } from '../inside/open_figure.ts';
import { useCommands } from '../keys/commands.ts';
import { t } from '../language/language.ts';
import { LanguageMenu } from '../language/language_menu.tsx';
import { NetworkMenu } from '../networks/network_menu.tsx';
import { OutputButton } from '../output/output_dialog.tsx';
import { SourceMenu } from '../sources/source_menu.tsx';
import * as store from '../store.ts';
import { StudioIndicator } from '../studio/components/studio_indicator.tsx';
import { toggleTour } from '../tour/tour_control.ts';
import { IconButton } from './icon_button.tsx';

export function TopBar() {
  const commands = useCommands();
  const { hasTool } = store;
  const frozen = store.frozen.value;
  const alone = store.card.value?.repaints ?? false;
  return (
    <header class="top-bar">
      <p class="wordmark">Convoscope</p>
      {hasTool('networks') && <NetworkMenu />}
      <div class="tools">
        {hasTool('tour') && (
          <button type="button" class="tour-button" title={`${t('tour.the')}  Home`} onClick={toggleTour}>
            <Signpost size={18} strokeWidth={1.6} aria-hidden="true" />
            {t('tour.name')}
          </button>
        )}
        <StudioIndicator />
        {hasTool('sources') && <SourceMenu />}
        {hasTool('freeze') && (
          <IconButton
            icon={frozen ? Play : Pause}
            label={t('shell.freezeThePicture')}
            shortcut="Space"
            pressed={frozen}
            onClick={commands.toggleFreeze}
          />
        )}
        {hasTool('comparison') && (
          <IconButton
            icon={Columns2}
            class="roomy-only"
            label={alone ? t('shell.beforeAndAfter') : t('shell.twoViewsSideBySide')}
            shortcut="W"
            pressed={alone ? store.display.value.split > 0 : store.comparison.value !== null}
            onClick={toggleComparison}
          />
        )}
        {isOffered.value && (
          <IconButton
            icon={Images}
            class="atlas-button"
            label={t('atlas.open')}
            shortcut=";"
            onClick={openAtlas}
          />
        )}
        {offered.value.length > 0 && (
          <IconButton
            icon={Microscope}
            class="roomy"
            label={t('inside.open')}
            shortcut=":"
            pressed={figure.value !== null}
            onClick={toggleInside}
          />
        )}
        {hasTool('classroom') && (
          <IconButton
            icon={GraduationCap}
            class="roomy"
            label={t('classroom.the')}
            shortcut="End"
            onClick={commands.classroom.open}
          />
        )}
        {store.canSavePictures.value && hasTool('save') && (
          <IconButton
            icon={store.kiosk.value ? QrCode : Save}
            label={store.kiosk.value ? t('kiosk.takePicture') : t('shell.saveThePicture')}
            shortcut="S"
            onClick={commands.save}
          />
        )}
        <IconButton
          icon={Gauge}
          class="desk-only"
          label={t('shell.performance')}
          shortcut="P"
          pressed={store.performanceOpen.value}
          onClick={() => (store.performanceOpen.value = !store.performanceOpen.value)}
        />
        {document.fullscreenEnabled && (
          <IconButton
            icon={Maximize}
            class="desk-only"
            label={t('shell.fullScreen')}
            shortcut="F"
            onClick={commands.toggleFullScreen}
          />
        )}
        <OutputButton />
        <LanguageMenu />
        {hasTool('help') && (
          <IconButton
            icon={CircleHelp}
            label={t('shell.keys')}
            shortcut="?"
            onClick={() => (store.helpOpen.value = true)}
          />
        )}
      </div>
    </header>
  );
}
