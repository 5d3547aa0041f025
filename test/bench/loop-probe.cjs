// Loaded before a server: watches how long its event loop is held, and writes the longest time, in milliseconds, to
// the file that MESHWRIGHT_LOOP_PROBE names whenever the process gets SIGUSR2. The file's name says that it is done.
const { renameSync, writeFileSync } = require('node:fs');
const { monitorEventLoopDelay } = require('node:perf_hooks');

const file = process.env.MESHWRIGHT_LOOP_PROBE;
const delays = monitorEventLoopDelay({ resolution: 1 });
// The loop turns once the server's modules are loaded: until then there is nobody to wait.
setImmediate(() => delays.enable());
process.on('SIGUSR2', () => {
  writeFileSync(`${file}.part`, String(delays.max / 1e6));
  delays.reset();
  renameSync(`${file}.part`, file);
});
