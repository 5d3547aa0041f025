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
  // A static import would keep the suite from starting in a web worker.
  const { existsSync, writeFileSync } = await import('node:fs');
  const wish = `${folder}/${name}.wanted`;
  await new Promise((resolve) => {
    setTimeout(resolve, drawing);
  });
  writeFileSync(wish, '');
  await eventually(`the picture "${name}"`, () => (existsSync(wish) ? undefined : true));
}
