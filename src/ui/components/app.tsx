import { Fragment } from 'preact';
import { AblationBanner } from '../ablation/ablation_banner.tsx';
import { AblationControls } from '../ablation/ablation_controls.tsx';
import { AtlasDialog } from '../atlas/atlas_dialog.tsx';
import { UnitCard } from '../atlas/unit_card.tsx';
import { ChannelBar } from '../channels/channel_bar.tsx';
import { PinStrip } from '../channels/pin_strip.tsx';
import { Ranking } from '../classes/ranking.tsx';
import { ClassroomDialog } from '../classroom/classroom_dialog.tsx';
import { ComparisonControls } from '../comparison/comparison_controls.tsx';
import { PaneOverlays } from '../comparison/pane_overlays.tsx';
import { GalleryPanel } from '../embedding/gallery_panel.tsx';
import { MapTools } from '../embedding/map_tools.tsx';
import { NeighbourRows } from '../embedding/neighbour_rows.tsx';
import { PictureNote } from '../embedding/picture_note.tsx';
import { AccessButton, AccessMenu } from '../exhibit/access_menu.tsx';
import { AttractScreen, Countdown } from '../exhibit/attract_screen.tsx';
import { HandOverScreen } from '../exhibit/hand_over_screen.tsx';
import { StaffPage } from '../exhibit/staff_page.tsx';
import { TestPictures } from '../exhibit/test_pictures.tsx';
import { InsideBoard, InsideButton } from '../inside/inside_board.tsx';
import { figure } from '../inside/open_figure.ts';
import { InstrumentPanel } from '../instrument/instrument_panel.tsx';
import { SoundLamp } from '../instrument/sound/sound_lamp.tsx';
import { type Commands, CommandsProvider } from '../keys/commands.ts';
import { visits } from '../kiosk/forgets.ts';
import { t } from '../language/language.ts';
import { LiveStyleControls } from '../live_style/controls.tsx';
import { SplitDivider } from '../live_style/split_divider.tsx';
import { isOpen as liveStyleOpen } from '../live_style/store.ts';
import { NetworkCardDialog } from '../networks/network_card.tsx';
import { CleanOutput } from '../output/clean_output.tsx';
import { OutputDialog } from '../output/output_dialog.tsx';
import { PatchBoard } from '../patches/patch_board.tsx';
import * as patches from '../patches/patch_store.ts';
import { PhoneDialog } from '../phones/phone_dialog.tsx';
import { RecordingLamp } from '../record/recording_lamp.tsx';
import { DropZone } from '../sources/drop_zone.tsx';
import { SweepSteps } from '../steps/step_list.tsx';
import * as store from '../store.ts';
import { Easel } from '../studio/components/easel.tsx';
import { Filmstrip } from '../studio/components/filmstrip.tsx';
import { StudioPanel } from '../studio/components/studio_panel.tsx';
import { Viewer } from '../studio/components/viewer.tsx';
import * as studio from '../studio/store.ts';
import { TeachBar } from '../teach/teach_bar.tsx';
import { TeachPanel } from '../teach/teach_panel.tsx';
import { HandOut } from '../tour/hand_out.tsx';
import { TourCard } from '../tour/tour_card.tsx';
import { TourOverview } from '../tour/tour_overview.tsx';
import { CopyLink } from '../welcome/copy_link.tsx';
import { WelcomeCard } from '../welcome/welcome_card.tsx';
import { CaptionDetails, CaptionTitle } from './caption_panel.tsx';
import { DisplayControls } from './display_controls.tsx';
import { Help } from './help.tsx';
import { Legend } from './legend.tsx';
import { Loading } from './loading.tsx';
import { Notices } from './notices.tsx';
import { ParameterControls } from './parameter_controls.tsx';
import { PerformancePanel } from './performance_panel.tsx';
import { StageHost } from './stage_host.tsx';
import { TargetPicker } from './target_picker.tsx';
import { TechniquePicker } from './technique_picker.tsx';
import { TopBar } from './top_bar.tsx';

export function App({ commands }: { commands: Commands }) {
  return (
    <CommandsProvider value={commands}>
      {store.configured.value.clean ? <CleanOutput /> : <Whole />}
    </CommandsProvider>
  );
}

/** All but the stage is drawn anew for each visitor: nobody finds what another one typed or opened. */
function Whole() {
  const raised = store.sheetRaised.value;
  const painting = studio.card.value;
  const viewed = studio.viewedCard.value;
  const alien = viewed !== null && viewed.id !== painting?.id;
  const withPatches = patches.isOpen.value;
  const visit = visits();
  return (
    <>
      <Fragment key={`top ${visit}`}>
        <TopBar />
        <nav class="rail" aria-label={t('shell.views')}>
          <TechniquePicker />
          <AccessButton />
        </nav>
      </Fragment>
      <main class="bench">
        <AblationBanner />
        <div
          class={`stage-frame ${figure.value ? 'with-inside' : ''} ${withPatches ? 'with-patches' : ''} ${withPatches && patches.chosenPatch.value ? 'enlarged' : ''}`}
        >
          <StageHost />
          <Fragment key={`stage ${visit}`}>
            <MapTools />
            <PictureNote />
            {painting ? (
              <Easel card={painting} />
            ) : (
              <>
                <PaneOverlays />
                <PatchBoard />
                <InsideBoard />
              </>
            )}
            <SplitDivider />
            <RecordingLamp />
            <SoundLamp />
            <Loading />
            <PerformancePanel />
            <Viewer />
          </Fragment>
          <AttractScreen />
          <Notices />
        </div>
        <Fragment key={`below ${visit}`}>
          {painting ? (
            <Filmstrip />
          ) : (
            <>
              <ChannelBar />
              <Legend />
              <TeachBar />
              <PinStrip />
            </>
          )}
        </Fragment>
      </main>
      <aside
        key={`panel ${visit}`}
        class={`panel ${raised ? 'raised' : ''}`}
        aria-label={t('shell.aboutThisView')}
      >
        <button
          type="button"
          class="sheet-handle"
          aria-label={raised ? t('shell.lowerTheSheet') : t('shell.raiseTheSheet')}
          aria-expanded={raised}
          onClick={() => (store.sheetRaised.value = !raised)}
        />
        <TourCard />
        <WelcomeCard />
        {alien ? (
          <>
            <div>
              <CaptionTitle card={viewed} />
            </div>
            <div>
              <CaptionDetails card={viewed} />
            </div>
          </>
        ) : painting ? (
          <StudioPanel card={painting} />
        ) : (
          <>
            <div>
              <CaptionTitle />
              <InsideButton />
              <NeighbourRows />
              {/* The classifier looks at a frame now and then only: its words would lag behind the painting. */}
              {liveStyleOpen.value ? <LiveStyleControls /> : <Ranking />}
              <SweepSteps />
            </div>
            <div>
              <TargetPicker />
              <GalleryPanel />
              <TeachPanel />
              <ParameterControls />
              <InstrumentPanel />
              <AblationControls />
              <ComparisonControls />
              <DisplayControls />
              <CaptionDetails />
              <CopyLink />
            </div>
          </>
        )}
      </aside>
      <Help key={`help ${visit}`} />
      <OutputDialog key={`output ${visit}`} />
      <UnitCard key={`unit ${visit}`} />
      <AtlasDialog key={`atlas ${visit}`} />
      <NetworkCardDialog key={`card ${visit}`} />
      <DropZone key={`drop ${visit}`} />
      <TourOverview key={`tour ${visit}`} />
      <ClassroomDialog key={`class ${visit}`} />
      <HandOut />
      <StaffPage key={`staff ${visit}`} />
      <TestPictures key={`test ${visit}`} />
      <AccessMenu key={`access ${visit}`} />
      <PhoneDialog key={`phone ${visit}`} />
      <HandOverScreen key={`hand over ${visit}`} />
      <Countdown />
    </>
  );
}
