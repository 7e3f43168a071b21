/** Whether a server that answers so may do better in a moment: it fails, waited too long, or is asked too often. */
export const mayPass = (status: number): boolean => status >= 500 || status === 408 || status === 429;
