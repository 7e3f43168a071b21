import { Download, Trash2, Upload } from 'lucide-preact';
import { votersOf } from '../../embedding/taught_classes.ts';
import { AskingButton, IconButton } from '../components/icon_button.tsx';
import { Slider } from '../components/slider.tsx';
import { useCommands } from '../keys/commands.ts';
import { t } from '../language/language.ts';
import { FilePicker } from '../sources/file_picker.tsx';
import * as store from '../store.ts';
import { classes, neighbours, TEACHING_VIEW, targets } from './teach_store.ts';

/** How taught classes are decided, and where they can go. */
export function TeachPanel() {
  const { teach } = useCommands();
  if (store.openView.value !== TEACHING_VIEW) return null;
  const taught = targets.value.length > 0;
  if (!taught && store.kiosk.value) return null;
  const voters = votersOf(classes.value, neighbours.value);
  return (
    <section class="panel-section teach-panel" aria-label={t('teach.classesOfYourOwn')}>
      <h2>{t('teach.classesOfYourOwn')}</h2>
      {taught && (
        <Slider
          label={t('teach.neighboursThatVoteK')}
          min={1}
          max={20}
          step={1}
          value={neighbours.value}
          onInput={(value) => (neighbours.value = value)}
        />
      )}
      <p class="help">{taught ? t('teach.voters', { voters }) : t('teach.kNearestNeighboursTheExamples')}</p>
      <div class="buttons">
        {!store.kiosk.value && (
          <>
            {taught && (
              <IconButton icon={Download} label={t('teach.saveTheClassesAsA')} onClick={teach.save} />
            )}
            <FilePicker
              label={t('teach.classes')}
              accept=".json"
              onFiles={([file]) => {
                if (file) void teach.open(file);
              }}
            >
              {(open) => <IconButton icon={Upload} label={t('teach.openAFileOfClasses')} onClick={open} />}
            </FilePicker>
          </>
        )}
        {taught && (
          <AskingButton
            icon={Trash2}
            label={t('teach.forgetAllTaughtClasses')}
            question={t('teach.reallyForgetThem')}
            onSure={teach.forgetAll}
          />
        )}
      </div>
      <p class="help">{store.kiosk.value ? t('teach.examplesStay') : t('teach.examplesStayOrInYourFile')}</p>
    </section>
  );
}
