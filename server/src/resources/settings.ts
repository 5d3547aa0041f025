import type { Severity } from './problem.ts';

/** What the user decides, in VS Code's settings, in `.meshwright.yaml` or on the command line. */
export interface Settings {
  /** Severity per code; a code's area (`istio`) or the code itself. */
  readonly rules: Readonly<Record<string, Severity | 'off'>>;
  /** Files and folders with CustomResourceDefinitions. */
  readonly crds: readonly string[];
  /** Globs of files that are not looked at. */
  readonly exclude: readonly string[];
  /** Meshes in use; empty means: found out from the files. */
  readonly meshes: readonly string[];
  readonly istio: { readonly version: string; readonly rootNamespace: string };
  readonly linkerd: { readonly version: string };
  readonly cilium: { readonly version: string };
  readonly gatewayApi: { readonly version: string; readonly channel: 'standard' | 'experimental' };
  readonly templates: 'lenient' | 'off';
  /** `closed` says that the files are all there is. */
  readonly workspace: 'open' | 'closed';
  /** Whether editors show counts of references and selected workloads. */
  readonly codeLens: boolean;
  /** How much a hover says. */
  readonly hover: 'full' | 'brief';
  /** Whether editors show shares behind weights. */
  readonly inlayHints: boolean;
}

export const DEFAULT_SETTINGS: Settings = {
  rules: {},
  crds: [],
  exclude: [],
  meshes: [],
  istio: { version: '1.31', rootNamespace: 'istio-system' },
  linkerd: { version: '2.20' },
  cilium: { version: '1.20' },
  gatewayApi: { version: '1.6', channel: 'standard' },
  templates: 'lenient',
  workspace: 'open',
  codeLens: true,
  hover: 'full',
  inlayHints: true,
};
