/** What makes a kiosk fit the person in front of it: reach, letters, contrast, voice. */
import { effect } from '@preact/signals';
import { ofVisitor } from '../kiosk/forgets.ts';
import { type Exhibit, NO_EXHIBIT } from './exhibit.ts';

type Access = Exhibit['access'];

export const access = ofVisitor<Access>(NO_EXHIBIT.access);
export const accessOpen = ofVisitor(false);

export function setAccess<K extends keyof Access>(key: K, value: Access[K]): void {
  access.value = { ...access.value, [key]: value };
}

/** Shows what is set, as classes of the root element. */
export function showAccess(): void {
  const { classList } = document.documentElement;
  effect(() => {
    const { low, text, contrast } = access.value;
    classList.toggle('low', low);
    classList.toggle('text-large', text === 'large');
    classList.toggle('text-largest', text === 'largest');
    classList.toggle('contrast', contrast);
  });
}
