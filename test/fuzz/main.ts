import { openStrictService } from './exercise.ts';
import { ROUNDS, type RoundKind } from './rounds.ts';
import { allSources } from './sources.ts';

/** Rounds that take more processor time than this, in milliseconds, are reported. */
const SLOW = { ask: 1500, cut: 1500, fix: 5000, json: 5000, session: 30_000, lsp: 60_000 } as const;

/**
 * `npm run fuzz -- [--minutes 30] [--seed N] [--kind ask|cut|fix|json|session|lsp]`: tries random texts, fixes and
 * sessions, prints the seed of each that fails or is slow, and ends with status 1 if any did.
 */
async function main(): Promise<number> {
  const option = (name: string) => {
    const at = process.argv.indexOf(`--${name}`);
    return at === -1 ? undefined : process.argv[at + 1];
  };
  const end = Date.now() + Number(option('minutes') ?? 1) * 60_000;
  const only = option('kind');
  const kinds = (Object.keys(ROUNDS) as RoundKind[]).filter((kind) => only === undefined || kind === only);
  const sources = allSources();
  const sums = { rounds: 0, failures: 0, bytes: 0, fixes: 0, edits: 0 };
  let service = openStrictService();
  for (let seed = Number(option('seed') ?? Date.now() % 1e9); Date.now() < end; seed++) {
    const kind = kinds[seed % kinds.length] ?? 'ask';
    const before = process.cpuUsage().user;
    try {
      const figures = await ROUNDS[kind](service, seed, sources);
      sums.bytes += figures.bytes;
      sums.fixes += figures.fixes;
      sums.edits += figures.edits;
    } catch (error) {
      sums.failures++;
      const told = error instanceof Error ? (error.stack ?? error.message) : String(error);
      process.stdout.write(`--kind ${kind} --seed ${seed}\n${told.slice(0, 3000)}\n\n`);
      service = openStrictService();
    }
    sums.rounds++;
    const took = (process.cpuUsage().user - before) / 1000;
    if (took > SLOW[kind]) process.stdout.write(`--kind ${kind} --seed ${seed}: ${Math.round(took)} ms\n`);
  }
  process.stdout.write(`${JSON.stringify(sums)}\n`);
  return sums.failures === 0 ? 0 : 1;
}

process.exitCode = await main();
