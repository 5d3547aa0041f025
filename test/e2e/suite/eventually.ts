/** How long a journey waits for what it expects, in milliseconds: the machine may be busy with other builds. */
const patience = 30_000;

/** How long to wait between two looks, in milliseconds. */
const interval = 50;

/**
 * Looks again and again until there is something to see, and gives it. Throws what was expected and what was last
 * there when that does not come.
 */
export async function eventually<Value>(
  expected: string,
  look: () => Value | undefined | Promise<Value | undefined>,
  describe: () => string = () => 'nothing',
): Promise<Value> {
  const deadline = Date.now() + patience;
  do {
    const value = await look();
    if (value !== undefined) return value;
    await new Promise((resolve) => {
      setTimeout(resolve, interval);
    });
  } while (Date.now() < deadline);
  throw new Error(`Expected ${expected}; found ${describe()}.`);
}
