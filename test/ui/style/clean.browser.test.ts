import { afterEach, expect, it } from 'vitest';
import '../../../src/ui/style/index.css';

const root = document.documentElement;
const app = document.createElement('div');
app.id = 'app';
app.innerHTML = '<main></main><dialog open></dialog>';

afterEach(() => {
  root.classList.remove('clean');
  app.remove();
});

it('the stage alone shows no cursor, a dialog over it does: somebody has to close it', () => {
  document.body.append(app);
  root.classList.add('clean');
  const cursors = [...app.children].map((child) => getComputedStyle(child).cursor);
  expect(cursors).toEqual(['none', 'auto']);
});
