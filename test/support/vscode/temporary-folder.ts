import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** Runs something with a folder that is removed afterwards. */
export async function inTemporaryFolder<Result>(use: (folder: string) => Promise<Result>): Promise<Result> {
  const folder = await mkdtemp(path.join(tmpdir(), 'meshwright-'));
  try {
    return await use(folder);
  } finally {
    // What was just stopped may still be writing.
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}
