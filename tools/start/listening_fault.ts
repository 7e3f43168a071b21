/** What is said where the page's server cannot listen; null of any other error. */
export function listeningFault(error: unknown, port: number): string | null {
  const { syscall, message } = error as NodeJS.ErrnoException;
  // Vite's own words where every port from this one on is taken.
  const isTaken = message.startsWith('No available ports');
  if (syscall !== 'listen' && !isTaken) return null;
  return `--port: the server cannot listen on port ${port}: ${message}`;
}
