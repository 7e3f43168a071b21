/**
 * OpenCV as the page can load it. The package is one script that carries its WASM as text and makes functions out of text
 * (embind), which the policy forbids. Here it becomes a module and a .wasm file, and its functions become closures.
 */

/** The package's script that both are made from. */
export const OPENCV_SCRIPT = 'node_modules/@techstark/opencv-js/dist/opencv.js';

interface Change {
  /** What the version that we pin has there. */
  readonly from: RegExp;
  readonly to: string;
}

const BINARY_START = "return binaryDecode('";

/** Where the text of the WASM begins and ends, by hand: it is too long for a regular expression. */
function binarySpan(script: string): [start: number, end: number] {
  const start = script.indexOf(BINARY_START) + BINARY_START.length;
  if (start < BINARY_START.length)
    throw new Error('opencv.js carries no WASM: another version of the package?');
  let end = start;
  while (script[end] !== "'") end += script[end] === '\\' ? 2 : 1;
  return [start, end];
}

/** The same as the invoker that embind writes as text: arguments to the wire, the call, what has to be cleaned up, the answer back. */
const INVOKER = `let invokerFn=function(...args){var destructors=needsDestructorStack?[]:null;var wired=[];
if(isClassMethodFunc)wired.push(argTypes[1].toWireType(destructors,this));
for(var i=2;i<argCount;++i)wired.push(argTypes[i].toWireType(destructors,args[i-2]));
var rv=cppInvokerFunc(cppTargetFunc,...wired);
if(needsDestructorStack)runDestructors(destructors);
else for(var i=isClassMethodFunc?1:2;i<argCount;++i)if(argTypes[i].destructorFunction!==null)argTypes[i].destructorFunction(wired[i-(isClassMethodFunc?1:2)]);
if(returns)return retType.fromWireType(rv)};`;

/** A call of JavaScript by C++: \`kind\` is 0 for a function, 1 for a method, 2 for a constructor, 3 for a cast. */
const EMVAL_INVOKER = `var invokerFunction=(handle,methodName,destructorsRef,args)=>{
var values=argTypes.map((type,i)=>type.readValueFromPointer(args+i*GenericWireTypeSize));var rv;
if(kind===0)rv=Emval.toValue(handle)(...values);
else if(kind===1)rv=Emval.toValue(handle)[getStringOrSymbol(methodName)](...values);
else if(kind===2)rv=new(Emval.toValue(handle))(...values);
else rv=values[0];
if(!retType.isVoid)return emval_returnValue(toReturnWire,destructorsRef,rv)};`;

const CHANGES: readonly Change[] = [
  {
    from: /let invokerFactory=createJsInvoker\(.*?\);var invokerFn=invokerFactory\(\.\.\.closureArgs\);/,
    to: INVOKER,
  },
  { from: /function createJsInvoker\(.*?return new Function\(args1,invokerFnBody\)\}/, to: '' },
  {
    from: /var captures=\{toValue:Emval\.toValue\};.*?var invokerFunction=new Function\(.*?\)\(\.\.\.Object\.values\(captures\)\);/s,
    to: EMVAL_INVOKER,
  },
  // The page's module is no script of Node.
  { from: /var ENVIRONMENT_IS_NODE=[^;]*;/, to: 'var ENVIRONMENT_IS_NODE=false;' },
  {
    from: /if\(ENVIRONMENT_IS_NODE\)\{var fs=require\("fs"\);.*?\}else if\(ENVIRONMENT_IS_WEB/s,
    to: 'if(ENVIRONMENT_IS_WEB',
  },
  // What wraps the factory in every known module system becomes an export.
  { from: /^[\s\S]*?var cv=\(\(\)=>/, to: 'export default (()=>' },
  { from: /if\(typeof exports==="object"&&typeof module==="object"\)[\s\S]*$/, to: '' },
];

/**
 * @param script of the package
 * @returns an ES module whose default export starts OpenCV, given `{ instantiateWasm }` as emscripten defines it
 * @throws {Error} if the package is not the version that this was written for
 */
export function opencvModule(script: string): string {
  const [start, end] = binarySpan(script);
  let module = script.slice(0, start) + script.slice(end);
  for (const { from, to } of CHANGES) {
    if (!from.test(module))
      throw new Error(`opencv.js has nothing like ${from}: another version of the package?`);
    module = module.replace(from, () => to);
  }
  if (/\bnew Function\b|\beval\(/.test(module))
    throw new Error('opencv.js still makes functions out of text.');
  return module;
}

/** The WASM program in the package's script. @throws {Error} if there is none */
export function opencvWasm(script: string): Buffer {
  const literal = script.slice(...binarySpan(script));
  // Read as JavaScript reads it, then as the script's own binaryDecode does.
  const text = literal.replace(/\\(x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|[\s\S])/g, (_, code: string) =>
    unescaped(code),
  );
  const bytes = Buffer.alloc(text.length);
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    bytes[i] = (~code >> 8) & code;
  }
  if (bytes.toString('latin1', 0, 4) !== '\0asm') throw new Error('What opencv.js carries is no WASM.');
  return bytes;
}

const NAMED: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  b: '\b',
  f: '\f',
  v: '\v',
  0: '\0',
};

const unescaped = (code: string): string =>
  code.length > 1 ? String.fromCharCode(Number.parseInt(code.slice(1), 16)) : (NAMED[code] ?? code);

/** For vite-plugin-static-copy: opencv/opencv.js and opencv/opencv.wasm beside the page. */
export const OPENCV_FILES = [
  {
    ...{ src: OPENCV_SCRIPT, dest: 'opencv', rename: 'opencv.js' },
    transform: { encoding: 'utf8' as const, handler: opencvModule },
  },
  {
    ...{ src: OPENCV_SCRIPT, dest: 'opencv', rename: 'opencv.wasm' },
    transform: {
      encoding: 'buffer' as const,
      handler: (script: Buffer) => opencvWasm(script.toString('utf8')),
    },
  },
];
