/**
 * Gives the function that does one piece of work after the other: what reads files waits between its steps, and two
 * such pieces would get into each other's way. One that fails is logged.
 */
export function createQueue(log: (message: string) => void): (work: () => Promise<void>) => Promise<void> {
  let last = Promise.resolve();
  return async (work) => {
    last = last.then(work).catch((error: unknown) => {
      log(`Reading files failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    });
    await last;
  };
}
