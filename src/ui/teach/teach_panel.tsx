import { Download, Trash2, Upload } from 'lucide-preact';
import { votersOf } from '../../embedding/taught_classes.ts';
import { IconButton } from '../components/icon_button.tsx';
import { Slider } from '../components/slider.tsx';
import { useAskedTwice } from '../components/use_asked_twice.ts';
import { useCommands } from '../keys/commands.ts';
import { FilePicker } from '../sources/file_picker.tsx';
import * as store from '../store.ts';
import { classes, neighbours, TEACHING_VIEW, targets } from './teach_store.ts';

/** How taught classes are decided, and where they can go. */
export function TeachPanel() {
  const { teach } = useCommands();
  const { asked, click } = useAskedTwice(teach.forgetAll);
  if (store.openView.value !== TEACHING_VIEW) return null;
  const taught = targets.value.length > 0;
  if (!taught && store.kiosk.value) return null;
  const voters = votersOf(classes.value, neighbours.value);
  return (
    <section class="panel-section teach-panel" aria-label="Classes of your own">
      <h2>Classes of your own</h2>
      {taught && (
        <Slider
          label="Neighbours that vote (k)"
          min={1}
          max={20}
          step={1}
          value={neighbours.value}
          onInput={(value) => (neighbours.value = value)}
        />
      )}
      <p class="help">
        {taught
          ? `The ${voters === 1 ? 'example' : `${voters} examples`} most alike to the picture ${voters === 1 ? 'decides' : 'vote'}: never more than the class with the fewest has. Alike is a small angle between feature vectors.`
          : 'k nearest neighbours: the examples most alike to the picture vote. Open a file of classes, or name one below the picture.'}
      </p>
      <div class="buttons">
        {!store.kiosk.value && (
          <>
            {taught && <IconButton icon={Download} label="Save the classes as a file" onClick={teach.save} />}
            <FilePicker
              label="Classes"
              accept=".json"
              onFiles={([file]) => {
                if (file) void teach.open(file);
              }}
            >
              {(open) => <IconButton icon={Upload} label="Open a file of classes" onClick={open} />}
            </FilePicker>
          </>
        )}
        {taught &&
          (asked ? (
            <button type="button" class="text-button" onClick={click}>
              Really forget them?
            </button>
          ) : (
            <IconButton icon={Trash2} label="Forget all taught classes" onClick={click} />
          ))}
      </div>
      <p class="help">
        Examples stay in this page's memory until it is closed{store.kiosk.value ? '' : ', or in your file'}.
      </p>
    </section>
  );
}
