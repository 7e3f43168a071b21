import type { Fault, Read } from '../../contract/reading/fault.ts';
import type { Told } from '../../contract/told.ts';
import { UnknownClassError, UnknownLayerError } from '../../network/errors.ts';
import { ParameterError } from './technique.ts';

const ERRORS: Record<Fault['name'], new (what: Told) => Error> = {
  ParameterError,
  UnknownLayerError,
  UnknownClassError,
};

/** What was read. @throws {ParameterError|UnknownLayerError|UnknownClassError} where it could not be */
export function orThrow<T>(read: Read<T>): T {
  if (!read.fault) return read.value;
  throw errorOf(read.fault);
}

export const errorOf = ({ name, told }: Fault): Error => new ERRORS[name](told);
