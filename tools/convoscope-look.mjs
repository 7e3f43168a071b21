#!/usr/bin/env node
// Starts tools/look.ts in this very process, so that signals and open files reach it.
import './start/node_version.cjs';
import { join } from 'node:path';

const { register } = await import('tsx/esm/api').catch((error) => {
  if (error.code !== 'ERR_MODULE_NOT_FOUND') throw error;
  console.error('Run npm ci first.');
  process.exit(1);
});
// By itself tsx would take the tsconfig.json of the folder where the person stands.
register({ tsconfig: join(import.meta.dirname, '../tsconfig.json') });
await import('./look.ts');
