import { ArrowLeft, Download, FolderOpen, SlidersHorizontal, Undo2 } from 'lucide-preact';
import { useEffect, useState } from 'preact/hooks';
import { useTakesFocus } from '../../components/hooks/takes_focus.ts';
import { t } from '../../language/language.ts';
import { notifyError } from '../../notices_store.ts';
import { FilePicker } from '../../sources/file_picker.tsx';
import { presentAddress } from '../../url_state/page_settings.ts';
import { DEFAULT_SETTINGS } from '../../url_state/settings.ts';
import { draftOf, FILE, issuesOf, startOf, textOf, whyNoDraft } from './draft.ts';
import { beginDraft, canUndo, change, draft, take, undo } from './edit_store.ts';
import { Field } from './fields.tsx';
import { Preview } from './preview.tsx';
import { loadSchema, type Schema } from './schema.ts';

/** The configuration as a form, made from its schema, beside the exhibit that it makes. */
export function EditPage({ onBack }: { onBack: () => void }) {
  const [schema, setSchema] = useState<Schema | null>(null);
  useEffect(() => {
    void Promise.all([beginDraft(), loadSchema().then(setSchema)]).catch(notifyError);
  }, []);
  const now = draft.value;
  const { $schema: _, ...parts } = schema?.properties ?? {};
  return (
    <div class="edit">
      <Tools onBack={onBack} />
      {now && schema && (
        <div class="edit-columns">
          <div class="edit-form">
            <Issues />
            {Object.entries(parts).map(([name, part]) => (
              <Field key={name} schema={part} path={[name]} />
            ))}
            <AsText />
          </div>
          <Preview />
        </div>
      )}
    </div>
  );
}

/** What is said of a text that makes no draft. */
const faultOf = (text: string, file: string): string =>
  whyNoDraft(text, file)?.message ?? t('staff.holdsNone', { file });

function Tools({ onBack }: { onBack: () => void }) {
  const [fault, setFault] = useState('');
  const back = useTakesFocus<HTMLButtonElement>();
  const open = async (chosen: File | undefined) => {
    if (!chosen) return setFault('');
    const text = await chosen.text();
    const read = draftOf(text);
    setFault(read ? '' : faultOf(text, chosen.name));
    if (read) take(read);
  };
  const text = textOf(draft.value ?? {});
  return (
    <div class="edit-tools">
      <button ref={back} type="button" class="text-button" onClick={onBack}>
        <ArrowLeft size={16} strokeWidth={1.6} aria-hidden="true" /> {t('staff.back')}
      </button>
      <button type="button" class="text-button" disabled={!canUndo()} onClick={undo}>
        <Undo2 size={16} strokeWidth={1.6} aria-hidden="true" /> {t('staff.undo')}
      </button>
      <FilePicker
        label={t('staff.aConfiguration')}
        accept=".json,application/json"
        onFiles={([chosen]) => void open(chosen)}
      >
        {(choose) => (
          <button type="button" class="text-button" onClick={choose}>
            <FolderOpen size={16} strokeWidth={1.6} aria-hidden="true" /> {t('staff.openFile')}
          </button>
        )}
      </FilePicker>
      <button
        type="button"
        class="text-button"
        onClick={() => change(['start'], { kiosk: true, ...startOf(presentAddress(DEFAULT_SETTINGS)) })}
      >
        <SlidersHorizontal size={16} strokeWidth={1.6} aria-hidden="true" /> {t('staff.asNow')}
      </button>
      <a
        class="text-button"
        href={`data:application/json;charset=utf-8,${encodeURIComponent(text)}`}
        download={FILE}
      >
        <Download size={16} strokeWidth={1.6} aria-hidden="true" /> {t('staff.saveAs', { file: FILE })}
      </a>
      <p role="status">{fault}</p>
    </div>
  );
}

function Issues() {
  const issues = issuesOf(draft.value ?? {});
  return (
    <div class="edit-issues" role="status">
      {issues.length === 0 ? (
        <p>{t('staff.makesSense')}</p>
      ) : (
        <ul>
          {issues.map(({ message }) => (
            <li key={message}>{message}</li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** The file itself: its lines are those that messages name. */
function AsText() {
  const [fault, setFault] = useState('');
  const text = textOf(draft.value ?? {});
  return (
    <details class="edit-part">
      <summary>{t('staff.asText')}</summary>
      <textarea
        aria-label={t('staff.theFile')}
        spellcheck={false}
        rows={text.split('\n').length}
        value={text}
        onChange={(event) => {
          const typed = event.currentTarget.value;
          const read = draftOf(typed);
          setFault(read ? '' : faultOf(typed, FILE));
          if (read) take(read);
        }}
      />
      <p role="status">{fault}</p>
    </details>
  );
}
