/** What the staff edits: it outlives a visitor, so that a pause to think loses nothing. */
import { batch } from '@preact/signals';
import { asSaid, ToldError, told } from '../../../contract/told.ts';
import { ofPage } from '../../kiosk/forgets.ts';
import * as store from '../../store.ts';
import { type Draft, draftOf, FILE, type Path, whyNoDraft, withValue } from './draft.ts';

/** Null until the file is read. */
export const draft = ofPage<Draft | null>(null);
/** Drafts before, the latest last. */
const before = ofPage<readonly Draft[]>([]);
const MOST_STEPS = 200;

/**
 * Begins with the file that the page was opened with; with nothing where there is none.
 * @throws {ToldError} where there may be one that cannot be read now, or that makes no sense as a whole: it is not to be written over
 */
export async function beginDraft(): Promise<void> {
  if (draft.value) return;
  const file = store.configured.value.config ?? FILE;
  const answer = await fetch(new URL(file, document.baseURI), { cache: 'no-cache' }).catch(() => null);
  if (!answer || answer.status >= 500) throw new ToldError(told('exhibitErrors.noAnswer', { file }));
  const text = answer.ok ? await answer.text() : '';
  const read = draftOf(text);
  const why = read ? null : whyNoDraft(text, file);
  if (why) throw new ToldError(why.told ?? asSaid(why.message));
  draft.value = withValue(read ?? {}, ['$schema'], undefined);
}

export function take(next: Draft): void {
  batch(() => {
    if (draft.value) before.value = [...before.value, draft.value].slice(-MOST_STEPS);
    draft.value = next;
  });
}

export const change = (path: Path, value: unknown): void => take(withValue(draft.value ?? {}, path, value));

export const canUndo = (): boolean => before.value.length > 0;

export function undo(): void {
  const last = before.value.at(-1);
  if (!last) return;
  batch(() => {
    before.value = before.value.slice(0, -1);
    draft.value = last;
  });
}
