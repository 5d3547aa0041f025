import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { eventually } from './eventually.ts';

/** How long the editor may take to draw what was last done, in milliseconds. */
const drawing = 700;

/**
 * Has a picture taken of the window as it is. Only who runs the suite can see the window: it looks into the folder
 * that it named for what is wanted, and is waited for. Without such a folder there is no picture.
 */
export async function takePicture(name: string): Promise<void> {
  const folder = process.env['MESHWRIGHT_E2E_PICTURES'];
  if (folder === undefined) return;
  await new Promise((resolve) => {
    setTimeout(resolve, drawing);
  });
  writeFileSync(path.join(folder, `${name}.wanted`), '');
  await eventually(`the picture "${name}"`, () =>
    existsSync(path.join(folder, `${name}.wanted`)) ? undefined : true,
  );
}
