/**
 * What a file is to the Helm chart around it: a template, a file of parts that templates include, or what Helm itself
 * reads (Helm 3 and 4, "Chart Template Guide": files in `templates/` whose name starts with `_` render no manifests).
 */
export type ChartPart = 'template' | 'helper' | 'input';

/** Name of the file that makes a folder a chart. */
export const CHART_FILE = 'Chart.yaml';

/** The folder of the chart that a file declares; undefined for files that declare none. */
export function chartFolderOf(uri: string): string | undefined {
  return uri.endsWith(`/${CHART_FILE}`) ? uri.slice(0, -CHART_FILE.length - 1) : undefined;
}

/**
 * Tells by its place what a file is to a chart.
 * @param charts the folders of the charts that are known
 * @returns undefined for a file that Helm does not care about, or copies as it is
 */
export function chartPartOf(uri: string, charts: ReadonlySet<string>): ChartPart | undefined {
  const [folder, name] = splitAtLastSlash(uri);
  if (name === CHART_FILE || (/^values.*\.ya?ml$/.test(name) && charts.has(folder))) return 'input';
  if (/^_.*\.tpl$/.test(name)) return 'helper';
  if (!isBelowTemplates(folder, charts)) return undefined;
  return name.startsWith('_') || name === 'NOTES.txt' ? 'helper' : 'template';
}

function isBelowTemplates(folder: string, charts: ReadonlySet<string>): boolean {
  if (charts.size === 0 || !folder.includes('/templates')) return false;
  for (let current = folder; current.includes('/');) {
    const [parent, name] = splitAtLastSlash(current);
    if (name === 'templates' && charts.has(parent)) return true;
    current = parent;
  }
  return false;
}

function splitAtLastSlash(uri: string): [folder: string, name: string] {
  const slash = uri.lastIndexOf('/');
  return [uri.slice(0, Math.max(slash, 0)), uri.slice(slash + 1)];
}
