/** Leaves what a bench's page has measured, or why it could not, where `serveBenchPage` waits for it. */
export function answer(measured: Promise<unknown>): void {
  const leave = (result: unknown) => {
    document.body.dataset.result = JSON.stringify(result);
  };
  measured.then(leave, (error: Error) => leave({ error: error.stack ?? error.message }));
}
