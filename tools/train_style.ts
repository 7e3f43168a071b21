/**
 * `npm run train-style -- picture.jpg`: makes Python's surroundings once, trains a style net, or goes on where it stopped, and
 * puts it into the program's list of styles.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { standWhereCalled } from './command_line/stand_where_called.ts';
import { orderOf } from './train-style/order.ts';
import { findPython } from './train-style/python.ts';

const ROOT = join(import.meta.dirname, '..');
const FOLDER = join(ROOT, 'tools/train-style');
const VENV = join(FOLDER, '.venv');
const PYTHON = join(VENV, process.platform === 'win32' ? 'Scripts/python.exe' : 'bin/python');

/** Ends the program where a step fails, with its exit code. @param cwd the repository's folder, unless given */
function run(command: string, args: readonly string[], cwd = ROOT): void {
  const { status, error } = spawnSync(command, args, { cwd, stdio: 'inherit' });
  if (error) console.error(`${command} cannot be started: ${error.message}.`);
  if (status !== 0) process.exit(status ?? 1);
}

standWhereCalled('train-style');
const order = orderOf(process.argv.slice(2), availableParallelism());
if (!order) {
  console.error(
    'npm run train-style -- PICTURE.jpg [--name "My style"] [--photographs FOLDER] [--size tiny|small|full] [--steps 3000]\nAll flags: tools/train-style/README.md',
  );
  process.exit(2);
}
const [picture = ''] = order.arguments;
if (!existsSync(picture)) {
  console.error(`There is no picture ${picture}.`);
  process.exit(2);
}
const MARK = join(VENV, 'complete');
if (!existsSync(MARK)) {
  const python = findPython();
  if (python === null) {
    console.error('Python 3.11 or newer is needed.');
    process.exit(1);
  }
  // What an earlier try left, perhaps of another Python, is cleared away.
  run(python, ['-m', 'venv', '--clear', VENV]);
  run(PYTHON, ['-m', 'pip', 'install', '-r', join(FOLDER, 'requirements.txt')]);
  run(PYTHON, ['-c', `open(${JSON.stringify(MARK)}, 'w').close()`]);
}
console.log(
  `"${order.name}": stop it at any time (Ctrl-C), and go on with the same words.\nWhat it paints by then, every 100 steps: ${join(ROOT, order.sheet)}`,
);
run(PYTHON, [join(FOLDER, 'train.py'), ...order.arguments], process.cwd());
run(process.execPath, ['--import', 'tsx', 'tools/styles/index.ts']);
