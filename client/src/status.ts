import * as vscode from 'vscode';
import { documentSelector, yamlSelector } from './document-selector.ts';

/** What the user sees of the server's state, beside the language of a YAML file. */
export interface Status extends vscode.Disposable {
  starting(): void;
  ready(): void;
  stopped(): void;
  /** Shows itself beside the language of JSON too, or not: few files in JSON are manifests. */
  coverJson(isCovered: boolean): void;
  /** Says what was made of the file that is shown. */
  recognised(text: string): void;
}

/** Makes the status item; it says that the server is starting until it is told otherwise. */
export function createStatus(): Status {
  const item = vscode.languages.createLanguageStatusItem('meshwright.status', yamlSelector);
  const { Information, Error } = vscode.LanguageStatusSeverity;
  item.name = 'Meshwright';
  item.text = 'Meshwright';

  const show = (detail: string, severity: vscode.LanguageStatusSeverity, busy = false): void => {
    item.detail = detail;
    item.severity = severity;
    item.busy = busy;
  };
  const status: Status = {
    starting: () => {
      show('starting', Information, true);
      item.command = { command: 'meshwright.showOutput', title: 'Show Log' };
    },
    ready: () => {
      show('checks service-mesh resources', Information);
      item.command = { command: 'meshwright.showStatus', title: 'Details and Commands' };
    },
    coverJson: (isCovered) => {
      item.selector = isCovered ? documentSelector : yamlSelector;
    },
    recognised: (text) => show(text, Information),
    stopped: () => {
      show('the server has stopped', Error);
      item.command = { command: 'meshwright.restart', title: 'Restart' };
    },
    dispose: () => item.dispose(),
  };
  status.starting();
  return status;
}
