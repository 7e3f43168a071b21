/** `npm run readme`: writes the tables of views and paintings in README.md anew, and the schema of the configuration file. */
import { readFile, writeFile } from 'node:fs/promises';
import { filters, techniques } from '../src/techniques/index.ts';
import { slowTechniques } from '../src/techniques/slow_techniques.ts';
import { exhibitSchema } from './exhibit_schema.ts';
import { slowTechniquesTable, viewsTable, withTables } from './readme_tables.ts';

const readme = await readFile('README.md', 'utf8');
await writeFile(
  'README.md',
  withTables(readme, [viewsTable(techniques, filters), slowTechniquesTable(slowTechniques)]),
);
await writeFile('public/convoscope.schema.json', exhibitSchema());
