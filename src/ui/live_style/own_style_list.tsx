import { Download, Trash2, Upload } from 'lucide-preact';
import { MOST_STYLE_PICTURES } from '../../contract/live_style.ts';
import { AskingButton, IconButton } from '../components/icon_button.tsx';
import { useCommands } from '../keys/commands.ts';
import { t } from '../language/language.ts';
import { FilePicker } from '../sources/file_picker.tsx';
import { MOST_NET_BYTES, MOST_NETS, nets } from './own_nets.ts';
import { own } from './own_styles.ts';
import * as live from './store.ts';
import { LONGEST_TITLE } from './style_file.ts';

/** The styles that are kept in this browser: named and removed; those of pictures are saved as a file and opened from one. */
export function OwnStyleList() {
  const { liveStyle } = useCommands();
  const styles = own.value;
  const ofNets = nets.value.flatMap((net) => net.styles);
  return (
    <details class="own-styles">
      <summary>{t('liveStyle.ownStyles')}</summary>
      <p class="help">
        {t('liveStyle.ownStylesHelp', {
          count: MOST_STYLE_PICTURES,
          nets: MOST_NETS,
          size: MOST_NET_BYTES / 1e6,
        })}
      </p>
      <ul>
        {[...ofNets, ...styles].toReversed().map((style) => (
          <OwnStyle key={style.id} style={style} />
        ))}
      </ul>
      <div class="buttons">
        {styles.length > 0 && (
          <IconButton icon={Download} label={t('liveStyle.saveStyles')} onClick={liveStyle.own.save} />
        )}
        <FilePicker
          label={t('liveStyle.ownStyles')}
          accept=".zip"
          onFiles={([file]) => file && liveStyle.addStyles(file)}
        >
          {(open) => <IconButton icon={Upload} label={t('liveStyle.openStyles')} onClick={open} />}
        </FilePicker>
      </div>
    </details>
  );
}

function OwnStyle({ style: { id, title } }: { style: { id: string; title: string } }) {
  const { own: commands } = useCommands().liveStyle;
  const picture = live.ownThumbnails.value[id];
  return (
    <li>
      {picture && <img src={picture} alt="" />}
      <input
        class="text"
        type="text"
        aria-label={t('liveStyle.styleName', { title })}
        maxLength={LONGEST_TITLE}
        value={title}
        onChange={({ currentTarget }) => {
          const name = currentTarget.value.trim();
          if (name) commands.rename(id, name);
          else currentTarget.value = title;
        }}
      />
      <AskingButton
        icon={Trash2}
        label={t('liveStyle.removeStyle', { title })}
        question={t('liveStyle.reallyRemove')}
        onSure={() => commands.remove(id)}
      />
    </li>
  );
}
