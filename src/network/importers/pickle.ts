/** Reads Python's pickles as data: a stack machine that knows how values are written and can call nothing of theirs. */
import { told } from '../../contract/told.ts';
import { ModelFileError } from '../errors.ts';

/** What a global name means here: how its arguments become a value. It never runs anything of the file's. */
export type Constructor = (args: readonly unknown[]) => unknown;

/** What a pickle may speak of. */
export interface Vocabulary {
  /** @throws {ModelFileError} if the name is not on the list */
  global(module: string, name: string): Constructor;
  /** A value that lies outside of the pickle. @throws {ModelFileError} if the reference is not understood */
  persistent(reference: unknown): unknown;
}

/** A pickle that ends before its last instruction; with more bytes it may be whole. */
export class TruncatedPickle extends Error {}

/** Something that is built but not understood; what is done to it leaves it as it is. */
export const OPAQUE: unique symbol = Symbol('opaque');

/** In bytes: counters take 8, the longest that torch writes (what its legacy files begin with) 10. */
const LONGEST_INTEGER = 255;

const MARK = Symbol('mark');

/**
 * Reads one pickle of protocol 2 to 5. Dictionaries become Maps; tuples, lists and sets become arrays.
 * @returns the value, and the position behind the pickle
 * @throws {TruncatedPickle}
 * @throws {ModelFileError} at an instruction or a name that is not known here
 */
export function unpickle(
  file: string,
  bytes: Uint8Array,
  vocabulary: Vocabulary,
  start = 0,
): { readonly value: unknown; readonly end: number } {
  const machine = new Machine(file, bytes, vocabulary, start);
  const value = machine.run();
  return { value, end: machine.position };
}

class Machine {
  position: number;
  readonly stack: unknown[] = [];
  readonly memo = new Map<number, unknown>();
  readonly #view: DataView;

  constructor(
    readonly file: string,
    readonly bytes: Uint8Array,
    readonly vocabulary: Vocabulary,
    start: number,
  ) {
    this.position = start;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  run(): unknown {
    for (;;) {
      const instruction = this.byte();
      if (instruction === STOP) return this.pop();
      const carryOut = INSTRUCTIONS[instruction];
      if (!carryOut)
        throw this.broken(
          `holds instruction ${instruction} at byte ${this.position - 1}, which is not known`,
        );
      carryOut(this);
    }
  }

  broken(what: string): ModelFileError {
    return new ModelFileError(told('importErrors.noPickle', { file: this.file, what }));
  }

  push(value: unknown): void {
    this.stack.push(value);
  }

  pop(): unknown {
    if (this.stack.length === 0) throw this.broken('takes a value where there is none');
    return this.stack.pop();
  }

  /** The values that were pushed since the last mark; they and the mark are taken off. */
  sinceMark(): unknown[] {
    const mark = this.stack.lastIndexOf(MARK);
    if (mark < 0) throw this.broken('ends a list that it did not begin');
    const values = this.stack.splice(mark + 1);
    this.stack.pop();
    return values;
  }

  tuple(length: number): void {
    if (this.stack.length < length) throw this.broken('takes values where there are none');
    this.push(this.stack.splice(this.stack.length - length));
  }

  get(key: number): void {
    if (!this.memo.has(key)) throw this.broken('refers to a value that it does not hold');
    this.push(this.memo.get(key));
  }

  put(key: number): void {
    this.memo.set(key, this.stack.at(-1));
  }

  global(module: unknown, name: unknown): void {
    this.push(this.vocabulary.global(String(module), String(name)));
  }

  call(maker: unknown, args: unknown): void {
    const isKnown = typeof maker === 'function' && Array.isArray(args);
    if (!isKnown && maker !== OPAQUE) throw this.broken('calls what cannot be called');
    this.push(isKnown ? (maker as Constructor)(args) : OPAQUE);
  }

  /** Entries of the dictionary on top of the stack: keys and values in turn. */
  setItems(entries: readonly unknown[]): void {
    const target = this.stack.at(-1);
    if (target === OPAQUE) return;
    if (!(target instanceof Map)) throw this.broken('puts entries into what is no dictionary');
    for (let i = 0; i + 1 < entries.length; i += 2) target.set(entries[i], entries[i + 1]);
  }

  /** Values for the list on top of the stack. */
  append(values: readonly unknown[]): void {
    const target = this.stack.at(-1);
    if (target === OPAQUE) return;
    if (!Array.isArray(target)) throw this.broken('adds to what is no list');
    for (const value of values) target.push(value);
  }

  byte(): number {
    const byte = this.bytes[this.position++];
    if (byte === undefined) throw new TruncatedPickle();
    return byte;
  }

  take(length: number): Uint8Array {
    const end = this.position + length;
    if (end > this.bytes.length) throw new TruncatedPickle();
    const taken = this.bytes.subarray(this.position, end);
    this.position = end;
    return taken;
  }

  text(length: number): void {
    this.push(new TextDecoder().decode(this.take(length)));
  }

  /** To the end of the line, which is passed over. */
  line(): string {
    const end = this.bytes.indexOf(10, this.position);
    if (end < 0) throw new TruncatedPickle();
    const line = new TextDecoder().decode(this.bytes.subarray(this.position, end));
    this.position = end + 1;
    return line;
  }

  #at(width: number): number {
    this.take(width);
    return this.position - width;
  }

  short = (): number => this.#view.getUint16(this.#at(2), true);
  word = (): number => this.#view.getUint32(this.#at(4), true);
  signed = (): number => this.#view.getInt32(this.#at(4), true);
  long = (): number => Number(this.#view.getBigUint64(this.#at(8), true));
  float = (): number => this.#view.getFloat64(this.#at(8));

  /** A whole number of so many bytes; as a bigint where it is no safe number. */
  integer(length: number): void {
    if (length > LONGEST_INTEGER) throw this.broken('holds a whole number that is too long');
    let value = 0n;
    this.take(length).forEach((byte, at) => {
      value |= BigInt(byte) << BigInt(8 * at);
    });
    const signed = BigInt.asIntN(8 * length, value);
    this.push(Number.isSafeInteger(Number(signed)) ? Number(signed) : signed);
  }
}

type Instruction = (machine: Machine) => void;

const of = (letter: string) => letter.charCodeAt(0);
const STOP = of('.');

/** By opcode, as Python's pickletools names them. */
const INSTRUCTIONS: Readonly<Record<number, Instruction>> = {
  // PROTO, FRAME
  128: (m) => void m.byte(),
  149: (m) => void m.long(),
  // MARK, POP, POP_MARK, DUP
  [of('(')]: (m) => m.push(MARK),
  [of('0')]: (m) => void m.pop(),
  [of('1')]: (m) => void m.sinceMark(),
  [of('2')]: (m) => m.push(m.stack.at(-1)),
  // NONE, NEWTRUE, NEWFALSE
  [of('N')]: (m) => m.push(null),
  136: (m) => m.push(true),
  137: (m) => m.push(false),
  // BININT, BININT1, BININT2, LONG1, LONG4, BINFLOAT
  [of('J')]: (m) => m.push(m.signed()),
  [of('K')]: (m) => m.push(m.byte()),
  [of('M')]: (m) => m.push(m.short()),
  138: (m) => m.integer(m.byte()),
  139: (m) => m.integer(m.word()),
  [of('G')]: (m) => m.push(m.float()),
  // BINUNICODE, SHORT_BINUNICODE, BINUNICODE8, BINSTRING, SHORT_BINSTRING
  [of('X')]: (m) => m.text(m.word()),
  140: (m) => m.text(m.byte()),
  141: (m) => m.text(m.long()),
  [of('T')]: (m) => m.text(m.word()),
  [of('U')]: (m) => m.text(m.byte()),
  // BINBYTES, SHORT_BINBYTES, BINBYTES8
  [of('B')]: (m) => m.push(m.take(m.word())),
  [of('C')]: (m) => m.push(m.take(m.byte())),
  142: (m) => m.push(m.take(m.long())),
  // EMPTY_TUPLE, TUPLE, TUPLE1, TUPLE2, TUPLE3
  [of(')')]: (m) => m.push([]),
  [of('t')]: (m) => m.push(m.sinceMark()),
  133: (m) => m.tuple(1),
  134: (m) => m.tuple(2),
  135: (m) => m.tuple(3),
  // EMPTY_LIST, APPEND, APPENDS; EMPTY_SET, ADDITEMS, FROZENSET
  [of(']')]: (m) => m.push([]),
  [of('a')]: (m) => m.append([m.pop()]),
  [of('e')]: (m) => m.append(m.sinceMark()),
  143: (m) => m.push([]),
  144: (m) => m.append(m.sinceMark()),
  145: (m) => m.push(m.sinceMark()),
  // EMPTY_DICT, SETITEM, SETITEMS
  [of('}')]: (m) => m.push(new Map()),
  [of('s')]: (m) => {
    const value = m.pop();
    m.setItems([m.pop(), value]);
  },
  [of('u')]: (m) => m.setItems(m.sinceMark()),
  // BINPUT, LONG_BINPUT, MEMOIZE, BINGET, LONG_BINGET
  [of('q')]: (m) => m.put(m.byte()),
  [of('r')]: (m) => m.put(m.word()),
  148: (m) => m.put(m.memo.size),
  [of('h')]: (m) => m.get(m.byte()),
  [of('j')]: (m) => m.get(m.word()),
  // GLOBAL, STACK_GLOBAL
  [of('c')]: (m) => m.global(m.line(), m.line()),
  147: (m) => {
    const name = m.pop();
    m.global(m.pop(), name);
  },
  // REDUCE, NEWOBJ
  [of('R')]: (m) => {
    const args = m.pop();
    m.call(m.pop(), args);
  },
  129: (m) => {
    const args = m.pop();
    m.call(m.pop(), args);
  },
  // BUILD: attributes of an object, such as the versions that a state_dict carries; nothing here has any
  [of('b')]: (m) => void m.pop(),
  // BINPERSID
  [of('Q')]: (m) => m.push(m.vocabulary.persistent(m.pop())),
};
