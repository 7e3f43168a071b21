import type { ComponentChildren } from 'preact';

/** Read aloud as it changes, and not seen. It stays where there is nothing to say: what comes with its words is not read. */
export const Status = ({ children }: { children: ComponentChildren }) => (
  <p class="unseen" role="status">
    {children}
  </p>
);
