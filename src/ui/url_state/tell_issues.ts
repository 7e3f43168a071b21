import { type Notice, notify } from '../notices_store.ts';
import type { UrlIssue } from './settings.ts';

/** Tells all that was asked for and cannot be had: in one message, as only a few of them are shown at a time. */
export function tellIssues(
  kind: Notice['kind'],
  issues: readonly UrlIssue[],
  together = 'AddressError',
): void {
  const [only] = issues;
  if (only && issues.length === 1) notify(kind, only.name, only.message);
  else if (only) notify(kind, together, issues.map(({ message }) => message).join('\n'));
}
