/**
 * npm runs scripts in the folder of the package.
 * @param script its name in package.json
 * @returns where the person stands
 */
export function whereCalled(script: string): string {
  const { INIT_CWD, npm_lifecycle_event } = process.env;
  return INIT_CWD && npm_lifecycle_event === script ? INIT_CWD : process.cwd();
}

/** Paths count from where the person stands. */
export const standWhereCalled = (script: string): void => process.chdir(whereCalled(script));
