/**
 * npm runs scripts in the folder of the package: paths count from where the person stands.
 * @param script its name in package.json
 */
export function standWhereCalled(script: string): void {
  const { INIT_CWD, npm_lifecycle_event } = process.env;
  if (INIT_CWD && npm_lifecycle_event === script) process.chdir(INIT_CWD);
}
