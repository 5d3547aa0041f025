import { child } from '../../yaml/select.ts';
import { defineRule } from '../rule.ts';
import { anchor, keyAnchor } from '../shared/anchor.ts';
import { isEmptyList, isSet } from '../shared/texts.ts';
import { WORKLOAD_GROUP } from './shared/kinds.ts';

/** Source: Istio webhook, validateReadinessProbe. */
export const workloadGroupInvalidProbe = defineRule({
  id: 'istio/workload-group-invalid-probe',
  title: 'Probe by HTTP, TCP or a command',
  severity: 'error',
  kinds: [WORKLOAD_GROUP],
  upstream: ['IST0106'],
  judgesAbsence: true,
  *check(resource) {
    const probe = child(child(resource.root, 'spec'), 'probe');
    if (probe?.kind !== 'map') return;
    const method = ['httpGet', 'tcpSocket', 'exec', 'grpc'].find((name) => isSet(probe, name));
    if (method === undefined) {
      yield { at: anchor(probe), message: 'The probe asks nothing. Add "httpGet", "tcpSocket" or "exec".' };
    } else if (method === 'grpc') {
      yield {
        at: keyAnchor(probe, 'grpc'),
        message:
          '"grpc" is refused by Istio for workloads outside Kubernetes. Use "httpGet", "tcpSocket" or "exec".',
      };
    }
    const command = child(probe, 'exec');
    if (
      command?.kind !== 'map' ||
      child(command, 'command')?.kind !== 'seq' ||
      !isEmptyList(child(command, 'command'))
    )
      return;
    yield { at: keyAnchor(command, 'command'), message: 'The command is empty. Write the program to run.' };
  },
});
