import { ToldError, told } from '../../../contract/told.ts';
/** The JSON schema of the configuration, as far as a form needs it. */
export interface Schema {
  readonly type?: string;
  readonly description?: string;
  readonly default?: unknown;
  readonly enum?: readonly string[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxLength?: number;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly required?: readonly string[];
  /** Any names, each with a value of its own. */
  readonly additionalProperties?: unknown;
}

/** The one that lies beside the program: the same that editors read. */
export async function loadSchema(): Promise<Schema> {
  const answer = await fetch(new URL('convoscope.schema.json', document.baseURI));
  if (!answer.ok) throw new ToldError(told('exhibitErrors.noSchema', { status: answer.status }));
  return (await answer.json()) as Schema;
}
