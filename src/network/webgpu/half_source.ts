/** Shaders that compute in 32 bits, made to keep some of their arrays in 16. */

/** Stands in the code of a shader whose result is kept in 32 bits: sums, and what is found by them. */
export const EXACT = '// The result is exact.';

/** The largest number of 16 bits; what lies beyond it is kept as this one. */
const MOST = '65504.0';

/** An array of a shader. */
interface Declared {
  readonly declaration: string;
  readonly binding: number;
  readonly name: string;
  readonly type: 'f32' | 'vec4<f32>';
  readonly isResult: boolean;
}

const DECLARATION =
  /@group\(0\) @binding\((\d+)\) var<storage, (read|read_write)> (\w+)\s*:\s*array<(f32|vec4<f32>)>;/g;

function declaredIn(code: string): Declared[] {
  return [...code.matchAll(DECLARATION)].map(([declaration, binding, access, name, type]) => ({
    ...{ declaration, binding: Number(binding), name: name as string, type: type as Declared['type'] },
    isResult: access === 'read_write',
  }));
}

/** The bindings of a shader, as TensorFlow.js' backend and our kernels write them, whose arrays can be kept in 16 bits. */
export const halvable = (code: string): Set<number> =>
  new Set(
    declaredIn(code)
      // An address of an element (atomics), or its sum with something, is not just read or written.
      .filter(({ name, isResult }) => !code.includes(`&${name}`) && !(isResult && code.includes(EXACT)))
      .map(({ binding }) => binding),
  );

/**
 * The same shader with some arrays of 16 bits: what it reads is made 32 bits of at once, and what it writes 16 at last.
 * @param bindings some of `halvable`
 */
export function halved(code: string, bindings: ReadonlySet<number>): string {
  let other = code;
  for (const { declaration, binding, name, type } of declaredIn(code)) {
    if (!bindings.has(binding)) continue;
    const half = type.replace('f32', 'f16');
    const [before, after] = other.split(declaration) as [string, string];
    const head = declaration.replace(`array<${type}>`, `array<${half}>`);
    other = before + head + converted(after, name, type, half);
  }
  return `enable f16;\n${other}`;
}

/** @param code behind the array's declaration */
function converted(code: string, name: string, type: string, half: string): string {
  const element = new RegExp(`(?<![\\w.])${name}\\[`, 'g');
  let made = '';
  let from = 0;
  for (let found = element.exec(code); found; found = element.exec(code)) {
    const end = closing(code, element.lastIndex);
    const access = `${name}[${converted(code.slice(element.lastIndex, end), name, type, half)}]`;
    const assigned = /^\s*=(?!=)/.exec(code.slice(end + 1));
    made += code.slice(from, found.index);
    from = end + 1;
    if (assigned) {
      const stop = code.indexOf(';', end);
      const value = converted(code.slice(end + 1 + assigned[0].length, stop), name, type, half);
      made += `${access} = ${half}(clamp(${type}(${value}), ${type}(-${MOST}), ${type}(${MOST})))`;
      from = stop;
    } else made += `${type}(${access})`;
    element.lastIndex = from;
  }
  return made + code.slice(from);
}

/** Where the bracket closes that opened before `from`. */
function closing(code: string, from: number): number {
  let depth = 1;
  let at = from;
  for (; depth > 0 && at < code.length; at++) {
    if (code[at] === '[') depth++;
    if (code[at] === ']') depth--;
  }
  return at - 1;
}
