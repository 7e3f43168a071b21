#!/usr/bin/env node
// Starts tools/look.ts in this very process, so that signals and open files reach it.
import { join } from 'node:path';
import { register } from 'tsx/esm/api';

// By itself tsx would take the tsconfig.json of the folder where the person stands.
register({ tsconfig: join(import.meta.dirname, '../tsconfig.json') });
await import('./look.ts');
