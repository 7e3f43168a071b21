/**
 * `npm run prove -- NAME`: checks that are too long, or need too much, for `npm test`. Each is a file beside this; its
 * last line says what was proved, and it fails where it was not.
 */
import { argv } from 'node:process';

const proofs: Record<string, () => Promise<{ prove(args: readonly string[]): Promise<void> }>> = {
  patches: () => import('./patches.ts'),
};

const [name = '', ...args] = argv.slice(2);
const proof = Object.hasOwn(proofs, name) ? proofs[name] : undefined;
try {
  if (!proof)
    throw new Error(`npm run prove -- NAME, where NAME is one of: ${Object.keys(proofs).join(', ')}.`);
  await (await proof()).prove(args);
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
