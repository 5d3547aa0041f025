/**
 * Options of Node for the server's process: a small space for new objects, in MB. What is read of a workspace lives
 * long, and fills a large one for nothing: it takes a tenth of the memory, and no less time.
 */
export const serverFlags: readonly string[] = ['--max-semi-space-size=4'];
