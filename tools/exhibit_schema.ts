import { toJsonSchema } from '@valibot/to-json-schema';
import { EXHIBIT_SCHEMA } from '../src/ui/exhibit/exhibit.ts';

/** The JSON schema of the configuration file, for editors. */
export const exhibitSchema = (): string =>
  `${JSON.stringify({ ...toJsonSchema(EXHIBIT_SCHEMA, { typeMode: 'input' }), title: 'The configuration of a Convoscope exhibit' }, null, 2)}\n`;
